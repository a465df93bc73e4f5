/* Translation without locales: the catalogues are built into the program (po/ compiled by msgfmt). */
#ifndef SAMREG_BASE_TRANSLATE_H
#define SAMREG_BASE_TRANSLATE_H

#include <stdbool.h>
#include <stddef.h>

/* The languages of the screen. English is the language of the msgids and needs no catalogue. */
enum language { LANGUAGE_BOKMAL, LANGUAGE_NYNORSK, LANGUAGE_ENGLISH, LANGUAGE_COUNT };

/* Marks a literal for xgettext; the text is looked up later with text_in(). */
#define N_(text) (text)

/* The text of `msgid` in `language`: nynorsk falls back to bokmål and that to the msgid itself, which is English.
 * Returns a string that lives for ever, or `msgid`. NULL gives NULL, "" gives "". */
const char *text_in(enum language language, const char *msgid);

/* As text_in(), in the form that goes with `count` things (Norwegian and English: one, or not one). */
const char *text_plural(enum language language, const char *msgid, const char *plural, long long count);

/* The bytes of a compiled catalogue (GNU .mo, of either byte order). */
struct catalogue {
    const unsigned char *bytes;
    size_t size;
};

/* The translation of `msgid` in the first of `count` catalogues that has one; `form` 0 for one thing (and for messages
 * without plural), 1 for several. What lies outside a catalogue's bytes is never read, whatever they say. Lent by the
 * catalogue; NULL when none has it. text_in() and text_plural() ask the built-in catalogues through this. */
const char *catalogue_find(const struct catalogue *chain, size_t count, const char *msgid, unsigned form);

/* The code of a language: "nb", "nn", "en". */
const char *language_code(enum language language);

/* Reads a language from its code or from a locale name ("nn", "nb_NO.UTF-8", "no", "en_GB").
 * Returns false, leaving `language` alone, when it is none of the three. */
bool language_parse(const char *text, enum language *language);

#endif
