/* UTF-8 text: validity, clusters, width, normal form, and the one function that makes text fit for output. */
#ifndef SAMREG_BASE_TEXT_H
#define SAMREG_BASE_TEXT_H

#include "samreg/base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Decodes one code point strictly (no overlong forms, no surrogates, at most U+10FFFF).
 * Returns the number of bytes read, or 0 when the bytes at `text` are not valid UTF-8 or `length` is 0. */
size_t text_decode(const char *text, size_t length, uint32_t *code_point);

/* Decodes as text_decode(), a byte that is not valid as U+FFFD: 0 only when `length` is 0. */
size_t text_decode_any(const char *text, size_t length, uint32_t *code_point);

/* Appends the UTF-8 of a valid code point. */
void text_encode(uint32_t code_point, struct str *out);

/* The offset of the first byte that is not valid UTF-8, or `length` when all is valid. */
size_t text_valid_length(const char *text, size_t length);

/* Bytes of the blank that `text` begins with: a space, a tab, a line end, or one of the no-break spaces U+00A0 and
 * U+202F; 0 when it begins with none. */
size_t text_blank_at(const char *text, size_t length);

/* Narrows `*text` and `*length` to what stands between the blanks around it. */
void text_trim(const char **text, size_t *length);

/* The offset behind / before the cluster at `offset`: what the cursor steps over and what is drawn whole. That is
 * Unicode's extended grapheme cluster (by utf8proc), parted where the terminal parts it: a character that text_clean()
 * replaces stands alone, and no cluster is wider than two columns. At the end or the beginning the offset itself. A
 * byte that is not valid UTF-8 is a cluster. */
size_t text_next_cluster(const char *text, size_t length, size_t offset);
size_t text_previous_cluster(const char *text, size_t length, size_t offset);

/* The offset behind the word at or after `offset` / of the beginning of the word before it; words are runs of letters
 * and digits. */
size_t text_next_word(const char *text, size_t length, size_t offset);
size_t text_previous_word(const char *text, size_t length, size_t offset);

/* Columns that the cluster of `length` bytes takes on a terminal (0 to 2; what text_clean() would replace counts as
 * its sign). */
int text_cluster_width(const char *cluster, size_t length);

/* Columns that the whole text takes on a terminal once text_clean() has passed it; any bytes may come in. */
int text_width(const char *text);

/* Number of code points: what field limits count. */
size_t text_count(const char *text, size_t length);

/* Normal form C of valid UTF-8, leading and trailing white space kept. Returns a new string that the caller frees. */
char *text_normalise(const char *text, size_t length);

/* Normalises a one-line value as it is stored: NFC, white space runs to one space, ends trimmed, control characters
 * dropped. New string. */
char *text_tidy(const char *text, size_t length);

/* Normalises a value of several lines of valid UTF-8: NFC; CRLF, CR, U+0085, U+2028 and U+2029 to LF; a tab to a space;
 * trailing blanks off each line, ends trimmed, other control characters dropped. New string. */
char *text_tidy_lines(const char *text, size_t length);

/* Makes text fit for any output (reliability.md 5.1): the only way from data to a terminal, a message or a text report.
 * Control characters, bidirectional controls, zero-width characters, tags, noncharacters and invalid bytes become one
 * visible sign (U+FFFD, or '?' with `ascii`); at most three combining marks stay on a letter. Line feeds too become
 * the sign:
 * split lines first. Cuts at `columns` terminal columns between clusters (pass INT_MAX for no limit) and appends to
 * `out`.
 * Any bytes may come in. Returns the columns written. */
int text_clean(const char *text, size_t length, int columns, bool ascii, struct str *out);

/* Breaks text into lines of at most `columns` columns at spaces (a longer word is cut between clusters) and at line
 * feeds. Spaces at a break belong to no line. A line feed ends a line, and what follows the last one is a line even
 * when it is empty: "" gives one empty line. Calls `line` for each with its bytes, not cleaned; `line` returns false to
 * stop. `columns` is at least 1; a character of two columns stands alone where there is only one. */
void text_wrap(const char *text, int columns, bool (*line)(void *context, const char *bytes, size_t length),
               void *context);

#endif
