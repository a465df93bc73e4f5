/* From the bytes of a text file to UTF-8. */
#ifndef SAMREG_TRANSFER_ENCODING_H
#define SAMREG_TRANSFER_ENCODING_H

#include "samreg/base/error.h"
#include "samreg/base/str.h"

#include <stddef.h>

/* Appends the file's text as valid UTF-8 without zero bytes and without a byte order mark. UTF-16 is known by its mark.
 * Bytes that are not UTF-8 are Windows-1252, unless the file has the mark of UTF-8 or as many letters of several
 * bytes as broken ones: then one is broken, and the file is refused (what is read by mistake as Windows-1252 would put
 * "Ã¸" into every name). STATUS_DATA with the line, and the byte in it from 1. */
enum status encoding_decode(const char *bytes, size_t size, struct str *out, struct error *error) WARN_UNUSED;

#endif
