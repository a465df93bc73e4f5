#include "samreg/draw/xlsx_name.h"

#include "samreg/base/collate.h"
#include "samreg/base/memory.h"
#include "samreg/base/text.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 31 /* units of UTF-16 */ };

void xlsx_names_clear(struct xlsx_names *names)
{
    for (size_t i = 0; i < names->count; i++)
        free(names->names[i]);
    free(names->names);
    *names = (struct xlsx_names){0};
}

/* Appends as much of the text as fits into `most` units, without what a name of a sheet must not hold. */
static void add_allowed(const char *text, int most, struct str *out)
{
    size_t length = strlen(text);

    for (size_t at = 0; at < length;) {
        uint32_t code_point = 0;
        size_t taken = text_decode_any(text + at, length - at, &code_point);
        bool forbidden = code_point < 0x20 || (code_point < 0x80 && strchr("[]:*?/\\'", (int)code_point) != NULL);

        most -= code_point > 0xffff ? 2 : 1;
        if (most < 0)
            break;
        if (forbidden || text_cluster_width(text + at, taken) == 0)
            str_add_char(out, ' ');
        else
            text_encode(code_point, out);
        at += taken;
    }
}

static bool is_taken(const struct xlsx_names *names, const char *name)
{
    struct str folded = {0}, other = {0};
    bool taken = false;

    collate_fold(name, &folded);
    for (size_t i = 0; i < names->count && !taken; i++) {
        str_reset(&other);
        collate_fold(names->names[i], &other);
        taken = strcmp(str_peek(&folded), str_peek(&other)) == 0;
    }
    str_clear(&folded);
    str_clear(&other);
    return taken;
}

/* The text with `ending` behind it, cut to fit; new string. */
static char *make_name(const char *wanted, const char *ending)
{
    struct str allowed = {0};
    char *tidy;

    add_allowed(wanted, LONGEST - (int)strlen(ending), &allowed);
    tidy = text_tidy(str_peek(&allowed), allowed.length);
    str_reset(&allowed);
    str_add(&allowed, *tidy ? tidy : "Sheet");
    str_add(&allowed, ending);
    free(tidy);
    return str_take(&allowed);
}

const char *xlsx_name(struct xlsx_names *names, const char *wanted)
{
    char *name = make_name(wanted, "");

    /* "History" is a name that Excel keeps for itself. */
    for (unsigned number = 2; is_taken(names, name) || strcmp(name, "History") == 0; number++) {
        struct str ending = {0};

        str_addf(&ending, " (%u)", number);
        free(name);
        name = make_name(wanted, str_peek(&ending));
        str_clear(&ending);
    }
    names->names = array_room(names->names, names->count, &names->capacity, sizeof *names->names);
    return names->names[names->count++] = name;
}
