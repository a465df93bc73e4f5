#include "samreg/base/translate.h"

#include "samreg/base/embed.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

/* The GNU .mo format (gettext manual, "The Format of GNU MO Files"): a header of words, then two tables of (length,
 * offset) pairs, originals and translations, the originals sorted bytewise; all words in the byte order of who wrote
 * the file. */
enum { MO_COUNT_AT = 8, MO_ORIGINALS_AT = 12, MO_TRANSLATIONS_AT = 16, MO_HEADER = 20, MO_PAIR = 8 };

static const uint32_t mo_magic = 0x950412deU;

static const char *const language_codes[LANGUAGE_COUNT] = {
    [LANGUAGE_BOKMAL] = "nb",
    [LANGUAGE_NYNORSK] = "nn",
    [LANGUAGE_ENGLISH] = "en",
};

static uint32_t read_word(const unsigned char *at, bool big)
{
    if (big)
        return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
    return (uint32_t)at[3] << 24 | (uint32_t)at[2] << 16 | (uint32_t)at[1] << 8 | at[0];
}

struct mo {
    const unsigned char *bytes;
    size_t size;
    bool big; /* most significant byte first */
    size_t count, originals, translations;
};

static bool table_fits(const struct mo *mo, size_t table)
{
    return table <= mo->size && mo->count <= (mo->size - table) / MO_PAIR;
}

static bool open_mo(struct catalogue catalogue, struct mo *mo)
{
    *mo = (struct mo){.bytes = catalogue.bytes, .size = catalogue.size};
    if (!mo->bytes || mo->size < MO_HEADER)
        return false;
    mo->big = read_word(mo->bytes, true) == mo_magic;
    if (read_word(mo->bytes, mo->big) != mo_magic)
        return false;
    mo->count = read_word(mo->bytes + MO_COUNT_AT, mo->big);
    mo->originals = read_word(mo->bytes + MO_ORIGINALS_AT, mo->big);
    mo->translations = read_word(mo->bytes + MO_TRANSLATIONS_AT, mo->big);
    return table_fits(mo, mo->originals) && table_fits(mo, mo->translations);
}

/* The string of one entry of a table, or NULL when it does not lie inside the file with a zero byte behind it. */
static const char *read_entry(const struct mo *mo, size_t table, size_t index, size_t *length)
{
    const unsigned char *pair = mo->bytes + table + index * MO_PAIR;
    size_t offset = read_word(pair + 4, mo->big);

    *length = read_word(pair, mo->big);
    if (offset >= mo->size || *length >= mo->size - offset || mo->bytes[offset + *length] != '\0')
        return NULL;
    return (const char *)mo->bytes + offset;
}

/* The form of that number among forms each ended by a zero byte. */
static const char *pick_form(const char *forms, size_t length, unsigned form)
{
    const char *end = forms + length;

    for (; form > 0; form--) {
        forms += strlen(forms) + 1;
        if (forms > end)
            return NULL;
    }
    return *forms ? forms : NULL;
}

static const char *find_in(struct catalogue catalogue, const char *msgid, unsigned form)
{
    struct mo mo;
    size_t low = 0, high, length;

    if (!open_mo(catalogue, &mo))
        return NULL;
    high = mo.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        /* The key of an entry with plural forms is "msgid\0plural": comparing as strings finds it by its msgid. */
        const char *original = read_entry(&mo, mo.originals, middle, &length);
        int order = original ? strcmp(msgid, original) : -1;

        if (order == 0) {
            const char *forms = read_entry(&mo, mo.translations, middle, &length);

            return forms ? pick_form(forms, length, form) : NULL;
        }
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

const char *catalogue_find(const struct catalogue *chain, size_t count, const char *msgid, unsigned form)
{
    for (size_t i = 0; i < count; i++) {
        const char *found = find_in(chain[i], msgid, form);

        if (found)
            return found;
    }
    return NULL;
}

static const char *look_up(enum language language, const char *msgid, unsigned form)
{
    static const char *const paths[] = {"po/nn.mo", "po/nb.mo"};
    struct catalogue chain[2];
    size_t count = 0;

    assert(language < LANGUAGE_COUNT);
    /* The empty msgid is where a catalogue keeps its header. */
    if (language == LANGUAGE_ENGLISH || !msgid || !*msgid)
        return NULL;
    for (size_t i = language == LANGUAGE_NYNORSK ? 0 : 1; i < 2; i++) {
        const struct embed_file *file = embed_get(paths[i]);

        if (file)
            chain[count++] = (struct catalogue){.bytes = file->bytes, .size = file->size};
    }
    return catalogue_find(chain, count, msgid, form);
}

const char *text_in(enum language language, const char *msgid)
{
    const char *found = look_up(language, msgid, 0);

    return found ? found : msgid;
}

const char *text_plural(enum language language, const char *msgid, const char *plural, long long count)
{
    const char *found = look_up(language, msgid, count == 1 ? 0 : 1);

    if (found)
        return found;
    return count == 1 ? msgid : plural;
}

const char *language_code(enum language language)
{
    assert(language < LANGUAGE_COUNT);
    return language_codes[language];
}

bool language_parse(const char *text, enum language *language)
{
    size_t length = text ? strcspn(text, "_.@-") : 0;

    if (length != 2)
        return false;
    if (strncasecmp(text, "no", 2) == 0) {
        *language = LANGUAGE_BOKMAL;
        return true;
    }
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        if (strncasecmp(text, language_codes[i], 2) == 0) {
            *language = (enum language)i;
            return true;
        }
    }
    return false;
}
