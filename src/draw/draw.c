#include "samreg/draw/draw.h"

#include "samreg/base/paths.h"
#include "samreg/base/stopping.h"
#include "samreg/draw/pdf.h"
#include "samreg/draw/surface.h"
#include "samreg/draw/xlsx.h"
#include "samreg/publish/picture.h"
#include "samreg/publish/wire.h"

#include <stdlib.h>
#include <string.h>

/* More than any report takes; what is larger is not from samreg. */
static const size_t LIMIT = (size_t)1 << 30;

/* The one picture that a file of pixels shows. */
static enum status only_picture(const struct wire *wire, const struct picture **picture, struct error *error)
{
    if (wire->is_document || wire->pictures.count != 1)
        return error_set(error, STATUS_DATA,
                         N_("A file of svg or png shows one picture, and samreg-draw was given something else. Nothing "
                            "was written."),
                         NULL);
    *picture = &wire->pictures.items[0];
    return STATUS_OK;
}

static enum status write_svg(const struct wire *wire, struct str *out, struct error *error)
{
    const struct picture *picture = NULL;
    enum status status = only_picture(wire, &picture, error);

    if (status == STATUS_OK)
        picture_write_svg(picture, out);
    return status;
}

static enum status write_png(const struct wire *wire, struct str *out, struct error *error)
{
    const struct picture *picture = NULL;
    enum status status = only_picture(wire, &picture, error);

    return status == STATUS_OK ? surface_write_png(picture, out, error) : status;
}

static enum status write_xlsx(const struct wire *wire, struct str *out, struct error *error)
{
    if (!wire->is_document)
        return error_set(error, STATUS_DATA,
                         N_("A workbook holds tables, and samreg-draw was given a picture. Nothing was written."),
                         NULL);
    return xlsx_write(&wire->document, out, error);
}

static enum status write_pdf(const struct wire *wire, struct str *out, struct error *error)
{
    if (wire->is_document)
        return pdf_write(&wire->document, out, error);
    return surface_write_pdf(wire->pictures.items, wire->pictures.count, out, error);
}

static const struct {
    const char *name;
    enum status (*write)(const struct wire *wire, struct str *out, struct error *error);
} formats[] = {{"svg", write_svg}, {"png", write_png}, {"pdf", write_pdf}, {"xlsx", write_xlsx}};

enum status draw_bytes(const char *format, const char *bytes, size_t size, struct str *out, struct error *error)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        struct wire wire = {0};
        enum status status;

        if (strcmp(formats[i].name, format) != 0)
            continue;
        status = wire_read(bytes, size, &wire, error);
        if (status == STATUS_OK)
            status = formats[i].write(&wire, out, error);
        wire_clear(&wire);
        return status;
    }
    return error_set(error, STATUS_USAGE, N_("“%1” is no format that samreg-draw writes: svg, png, pdf or xlsx."),
                     format, NULL);
}

enum status draw_run(const char *format, const char *input, const char *output, struct error *error)
{
    struct str out = {0};
    char *bytes = NULL;
    size_t size = 0;
    enum status status = file_read(input, LIMIT, &bytes, &size, error);

    if (status == STATUS_OK)
        status = draw_bytes(format, bytes, size, &out, error);
    /* A SIGTERM that comes while the file is put in its place is too late: who sent it would be told that nothing was
     * written, and find the file. It ends only the wait for the reader of a FIFO. */
    stopping_listen();
    if (status == STATUS_OK)
        status = file_write(output, str_peek(&out), out.length, error);
    free(bytes);
    str_clear(&out);
    return status;
}
