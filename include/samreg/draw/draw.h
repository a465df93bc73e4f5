/* What samreg-draw does, from what it reads to the file it writes. */
#ifndef SAMREG_DRAW_DRAW_H
#define SAMREG_DRAW_DRAW_H

#include "samreg/base/error.h"
#include "samreg/base/str.h"

/* Reads the wire form (publish/wire.h) from a file ("-": standard input), draws it in the format named ("svg", "png",
 * "pdf", "xlsx") in memory, and writes the file whole or not at all (file_write()). STATUS_USAGE for another format,
 * STATUS_DATA for what is not the wire form, for a document as a picture and a picture as a workbook, else as
 * file_read() and file_write(). Once the file is written SIGTERM is ignored: it would come too late. */
enum status draw_run(const char *format, const char *input, const char *output, struct error *error) WARN_UNUSED;

/* The same without files: from bytes to bytes. */
enum status draw_bytes(const char *format, const char *bytes, size_t size, struct str *out,
                       struct error *error) WARN_UNUSED;

#endif
