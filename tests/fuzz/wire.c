/* Fuzz target: any bytes as what samreg hands to samreg-draw; what is read comes out the same when it is written and
 * read again, and can be written as SVG and HTML. */
#include "samreg/publish/wire.h"

#include "samreg/publish/document.h"
#include "samreg/publish/picture.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void write_wire(const struct wire *wire, struct str *out)
{
    if (wire->is_document)
        wire_write_document(&wire->document, out);
    else
        wire_write_pictures(wire->pictures.items, wire->pictures.count, out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct wire wire = {0}, again = {0};
    struct str first = {0}, second = {0}, page = {0};

    if (wire_read((const char *)data, size, &wire, NULL) == STATUS_OK) {
        write_wire(&wire, &first);
        if (wire_read(str_peek(&first), first.length, &again, NULL) != STATUS_OK)
            abort(); /* what was written cannot be read */
        write_wire(&again, &second);
        if (strcmp(str_peek(&first), str_peek(&second)) != 0)
            abort(); /* something was lost on the way */
        for (size_t i = 0; i < wire.pictures.count; i++)
            picture_write_svg(&wire.pictures.items[i], &page);
        if (wire.is_document) {
            document_write_html(&wire.document, &page);
            document_write_markdown(&wire.document, &page);
            document_write_text(&wire.document, 80, false, &page);
        }
    }
    wire_clear(&wire);
    wire_clear(&again);
    str_clear(&first);
    str_clear(&second);
    str_clear(&page);
    return 0;
}
