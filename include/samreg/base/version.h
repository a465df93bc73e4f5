/* The version of the program, said once: --version, the manuals and `make dist` take it from here. */
#ifndef SAMREG_BASE_VERSION_H
#define SAMREG_BASE_VERSION_H

#define VERSION_TEXT "0.1.0"

#endif
