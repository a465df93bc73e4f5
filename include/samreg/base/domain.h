/* Names of machines on the net with other letters than a to z, as the net writes them (RFC 5891, RFC 3492). */
#ifndef SAMREG_BASE_DOMAIN_H
#define SAMREG_BASE_DOMAIN_H

#include "samreg/base/str.h"

#include <stdbool.h>

/* Appends the name in ASCII: each part between two points that has other letters in lower case, normal form C and
 * Punycode ("værnes.no": "xn--vrnes-sra.no"), the others as they are. False, appending nothing, when a part holds what
 * is neither letter, digit nor hyphen beside its other letters, or would be longer than a part may be. */
bool domain_write_ascii(const char *name, struct str *out);

#endif
