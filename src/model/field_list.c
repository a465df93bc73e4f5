#include "samreg/model/field_list.h"

#include "samreg/base/memory.h"
#include "samreg/base/text.h"
#include "samreg/model/field_name.h"

#include <stdlib.h>
#include <string.h>

char *field_list_next(const char **rest)
{
    const char *name = *rest;

    if (!name)
        return NULL;
    size_t length = strcspn(name, ",");
    *rest = name[length] == ',' ? name + length + 1 : NULL;
    text_trim(&name, &length);
    return memory_copy_bytes(name, length);
}

size_t field_list_read(const struct entity *entity, const char *text, struct sort_term *terms, size_t most,
                       char **unknown)
{
    const char *rest = text && text[strspn(text, " ")] ? text : NULL;
    size_t count = 0;
    char *name;

    *unknown = NULL;
    while ((name = field_list_next(&rest))) {
        bool descending = name[0] == '-';
        int place = field_name_place(entity, name + descending);
        if (place >= 0 && count < most)
            terms[count] = (struct sort_term){place, descending};
        count += place >= 0;
        if (place < 0 && !*unknown)
            *unknown = memory_copy_text(name + descending);
        free(name);
    }
    return count;
}

void field_list_write(const struct entity *entity, const struct sort_term *terms, size_t count, struct str *out)
{
    for (size_t i = 0; i < count; i++)
        str_addf(out, "%s%s%s", i > 0 ? "," : "", terms[i].descending ? "-" : "", entity->fields[terms[i].field].name);
}
