#include "samreg/draw/access.h"

#include "samreg/base/memory.h"
#include "samreg/base/text.h"
#include "samreg/draw/artifacts.h"
#include "samreg/draw/xmp.h"

#include <limits.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

/* ---- Parts ---- */

void access_parts_clear(struct access_parts *parts)
{
    for (size_t i = 0; i < parts->count; i++)
        free(parts->items[i].words);
    free(parts->items);
    *parts = (struct access_parts){0};
}

struct access_part *access_parts_add(struct access_parts *parts, const char *tag, const char *title,
                                     const char *description)
{
    struct str words = {0};

    if (title)
        (void)text_clean(title, strlen(title), INT_MAX, false, &words);
    if (description) {
        str_add(&words, words.length > 0 ? ". " : "");
        (void)text_clean(description, strlen(description), INT_MAX, false, &words);
    }
    parts->items = array_room(parts->items, parts->count, &parts->capacity, sizeof *parts->items);
    parts->items[parts->count] = (struct access_part){.tag = tag, .words = str_take(&words)};
    return &parts->items[parts->count++];
}

/* ---- The tree of the file ---- */

/* A file being completed. Of an object of it (qpdf_oh) the library keeps a number, which is given back. */
struct work {
    qpdf_data file;
    const struct access_parts *parts;
    size_t figure, link, table; /* the parts that come next, counted over all */
    qpdf_oh column, row;     /* what a head of each kind bears */
};

/* Sets a key and gives the value's number back. */
static void set_key(struct work *work, qpdf_oh dictionary, const char *key, qpdf_oh value)
{
    qpdf_oh_replace_key(work->file, dictionary, key, value);
    qpdf_oh_release(work->file, value);
}

static bool is_tag(struct work *work, qpdf_oh element, const char *tag)
{
    qpdf_oh name = qpdf_oh_get_key(work->file, element, "/S");
    bool is = qpdf_oh_is_name_and_equals(work->file, name, tag);

    qpdf_oh_release(work->file, name);
    return is;
}

/* The next part of a tag after those that were taken; NULL when there is none. */
static const struct access_part *take_part(const struct access_parts *parts, const char *tag, size_t *next)
{
    while (*next < parts->count && strcmp(parts->items[*next].tag, tag) != 0)
        (*next)++;
    return *next < parts->count ? &parts->items[(*next)++] : NULL;
}

static void complete_figure(struct work *work, qpdf_oh element)
{
    const struct access_part *part = take_part(work->parts, "Figure", &work->figure);
    qpdf_oh attributes, box;

    if (!part)
        return;
    set_key(work, element, "/Alt", qpdf_oh_new_unicode_string(work->file, part->words));
    attributes = qpdf_oh_parse(work->file, "<< /O /Layout /Placement /Block >>");
    box = qpdf_oh_new_array(work->file);
    for (int i = 0; i < 4; i++) {
        qpdf_oh number = qpdf_oh_new_real_from_double(work->file, part->box[i], 2);

        qpdf_oh_append_item(work->file, box, number);
        qpdf_oh_release(work->file, number);
    }
    set_key(work, attributes, "/BBox", box);
    set_key(work, element, "/A", attributes);
}

/* A link is told by what it leads to; the words belong to what is clicked, the first of the element's parts. */
static void complete_link(struct work *work, qpdf_oh element)
{
    const struct access_part *part = take_part(work->parts, "Link", &work->link);
    qpdf_oh kids = qpdf_oh_get_key(work->file, element, "/K");
    int count = qpdf_oh_is_array(work->file, kids) ? qpdf_oh_get_array_n_items(work->file, kids) : 0;

    for (int i = 0; part && i < count; i++) {
        qpdf_oh kid = qpdf_oh_get_array_item(work->file, kids, i);
        if (qpdf_oh_is_dictionary(work->file, kid) && qpdf_oh_has_key(work->file, kid, "/Obj")) {
            qpdf_oh area = qpdf_oh_get_key(work->file, kid, "/Obj");

            set_key(work, area, "/Contents", qpdf_oh_new_unicode_string(work->file, part->words));
            qpdf_oh_release(work->file, area);
        }
        qpdf_oh_release(work->file, kid);
    }
    qpdf_oh_release(work->file, kids);
}

static void complete_element(struct work *work, qpdf_oh element, bool first_row);

/* Does the same to each element below one. */
static void complete_kids(struct work *work, qpdf_oh element, bool is_table, bool first_row)
{
    qpdf_oh kids = qpdf_oh_get_key(work->file, element, "/K");
    int count = qpdf_oh_is_array(work->file, kids) ? qpdf_oh_get_array_n_items(work->file, kids) : 0;

    for (int i = 0; i < count; i++) {
        qpdf_oh kid = qpdf_oh_get_array_item(work->file, kids, i);

        complete_element(work, kid, is_table ? i == 0 : first_row);
        qpdf_oh_release(work->file, kid);
    }
    if (qpdf_oh_is_dictionary(work->file, kids))
        complete_element(work, kids, is_table || first_row);
    qpdf_oh_release(work->file, kids);
}

static void complete_element(struct work *work, qpdf_oh element, bool first_row)
{
    if (!qpdf_oh_is_dictionary(work->file, element) || !qpdf_oh_has_key(work->file, element, "/S"))
        return;
    if (is_tag(work, element, "/TH"))
        qpdf_oh_replace_key(work->file, element, "/A", first_row ? work->column : work->row);
    else if (is_tag(work, element, "/Figure"))
        complete_figure(work, element);
    else if (is_tag(work, element, "/Link"))
        complete_link(work, element);
    else
        complete_kids(work, element, is_tag(work, element, "/Table"), first_row);
}

/* What an element holds, as an array also where it is one alone; empty for nothing. */
static qpdf_oh list_kids(struct work *work, qpdf_oh element)
{
    qpdf_oh kids = qpdf_oh_get_key(work->file, element, "/K");
    qpdf_oh list;

    if (qpdf_oh_is_array(work->file, kids))
        return kids;
    list = qpdf_oh_new_array(work->file);
    if (!qpdf_oh_is_null(work->file, kids))
        qpdf_oh_append_item(work->file, list, kids);
    qpdf_oh_release(work->file, kids);
    qpdf_oh_replace_key(work->file, element, "/K", list);
    return list;
}

/* Puts the rows of one table behind those of another. */
static void move_rows(struct work *work, qpdf_oh from, qpdf_oh to)
{
    qpdf_oh moved = list_kids(work, from), rows = list_kids(work, to);

    for (int i = 0; i < qpdf_oh_get_array_n_items(work->file, moved); i++) {
        qpdf_oh row = qpdf_oh_get_array_item(work->file, moved, i);

        qpdf_oh_replace_key(work->file, row, "/P", to);
        qpdf_oh_append_item(work->file, rows, row);
        qpdf_oh_release(work->file, row);
    }
    qpdf_oh_release(work->file, moved);
    qpdf_oh_release(work->file, rows);
}

/* Makes one table of those that are the same one on several pages, which cairo cannot. */
static void join_tables(struct work *work, qpdf_oh kids)
{
    qpdf_oh last = qpdf_oh_new_null(work->file);

    for (int i = 0; qpdf_oh_is_array(work->file, kids) && i < qpdf_oh_get_array_n_items(work->file, kids); i++) {
        qpdf_oh kid = qpdf_oh_get_array_item(work->file, kids, i);
        const struct access_part *part =
            is_tag(work, kid, "/Table") ? take_part(work->parts, "Table", &work->table) : NULL;

        if (part && part->goes_on && !qpdf_oh_is_null(work->file, last)) {
            move_rows(work, kid, last);
            qpdf_oh_erase_item(work->file, kids, i--);
        } else if (part) {
            qpdf_oh_release(work->file, last);
            last = kid;
            continue;
        }
        qpdf_oh_release(work->file, kid);
    }
    qpdf_oh_release(work->file, last);
}

/* The caption that stands before a table becomes its first part: what is said before the heads of its columns. */
static void put_captions(struct work *work, qpdf_oh kids)
{
    int count = qpdf_oh_is_array(work->file, kids) ? qpdf_oh_get_array_n_items(work->file, kids) : 0;

    for (int i = count - 2; i >= 0; i--) {
        qpdf_oh caption = qpdf_oh_get_array_item(work->file, kids, i);
        qpdf_oh table = qpdf_oh_get_array_item(work->file, kids, i + 1);

        if (is_tag(work, caption, "/Caption") && is_tag(work, table, "/Table")) {
            qpdf_oh rows = list_kids(work, table);

            qpdf_oh_insert_item(work->file, rows, 0, caption);
            qpdf_oh_replace_key(work->file, caption, "/P", table);
            qpdf_oh_erase_item(work->file, kids, i);
            qpdf_oh_release(work->file, rows);
        }
        qpdf_oh_release(work->file, caption);
        qpdf_oh_release(work->file, table);
    }
}

/* Tells each kid of an element, one or several, to whom it belongs. Parts of a page among them are told by their
 * element. */
static void adopt_kids(struct work *work, qpdf_oh kids, qpdf_oh parent)
{
    int count = qpdf_oh_is_array(work->file, kids) ? qpdf_oh_get_array_n_items(work->file, kids) : 0;

    for (int i = 0; i < count; i++) {
        qpdf_oh kid = qpdf_oh_get_array_item(work->file, kids, i);

        qpdf_oh_replace_key(work->file, kid, "/P", parent);
        qpdf_oh_release(work->file, kid);
    }
    if (qpdf_oh_is_dictionary(work->file, kids))
        qpdf_oh_replace_key(work->file, kids, "/P", parent);
}

/* Puts one element over all others: the tree of a document has one root that is a document. */
static void put_document(struct work *work, qpdf_oh tree)
{
    qpdf_oh made = qpdf_oh_parse(work->file, "<< /Type /StructElem /S /Document >>");
    qpdf_oh document = qpdf_make_indirect_object(work->file, made);
    qpdf_oh kids = qpdf_oh_get_key(work->file, tree, "/K");

    adopt_kids(work, kids, document);
    join_tables(work, kids);
    qpdf_oh_replace_key(work->file, document, "/P", tree);
    qpdf_oh_replace_key(work->file, document, "/K", kids);
    qpdf_oh_replace_key(work->file, tree, "/K", document);
    complete_kids(work, document, false, false);
    put_captions(work, kids);
    qpdf_oh_release(work->file, kids);
    qpdf_oh_release(work->file, made);
    qpdf_oh_release(work->file, document);
}

/* ---- The whole ---- */

/* What is no part of the document is an artifact. False when the page is not as cairo writes them. */
static bool complete_page(struct work *work, qpdf_oh page)
{
    qpdf_oh nothing = qpdf_oh_new_null(work->file);
    unsigned char *bytes = NULL;
    struct str marked = {0};
    size_t size = 0;
    bool done = qpdf_oh_get_page_content_data(work->file, page, &bytes, &size) == QPDF_SUCCESS &&
                artifacts_mark((const char *)bytes, size, &marked);

    if (done) {
        qpdf_oh content = qpdf_oh_new_stream(work->file);

        qpdf_oh_replace_stream_data(work->file, content, (const unsigned char *)str_peek(&marked), marked.length,
                                    nothing, nothing);
        set_key(work, page, "/Contents", content);
    }
    set_key(work, page, "/Tabs", qpdf_oh_new_name(work->file, "/S"));
    qpdf_oh_release(work->file, nothing);
    str_clear(&marked);
    free(bytes);
    return done;
}

/* A text of the description; new string, NULL when there is none. */
static char *read_text(struct work *work, qpdf_oh info, const char *key)
{
    qpdf_oh text = qpdf_oh_get_key(work->file, info, key);
    char *copy = NULL;

    if (qpdf_oh_is_string(work->file, text))
        copy = memory_copy_text(qpdf_oh_get_utf8_value(work->file, text));

    qpdf_oh_release(work->file, text);
    return copy;
}

/* Says once more, in XML, what the file says of itself. The time lacks its beginning, which cairo leaves out. */
static void put_metadata(struct work *work, qpdf_oh root, enum language language)
{
    qpdf_oh trailer = qpdf_get_trailer(work->file);
    qpdf_oh info = qpdf_oh_get_key(work->file, trailer, "/Info");
    qpdf_oh stream = qpdf_oh_new_stream(work->file);
    qpdf_oh kind = qpdf_oh_get_dict(work->file, stream);
    qpdf_oh nothing = qpdf_oh_new_null(work->file);
    char *texts[] = {read_text(work, info, "/Title"), read_text(work, info, "/Subject"),
                     read_text(work, info, "/Creator"), read_text(work, info, "/Producer"),
                     read_text(work, info, "/CreationDate")};
    struct xmp xmp = {texts[0], texts[1], texts[2], texts[3], texts[4], language};
    struct str packet = {0}, made = {0};

    xmp_write(&xmp, &packet);
    qpdf_oh_replace_stream_data(work->file, stream, (const unsigned char *)str_peek(&packet), packet.length, nothing,
                                nothing);
    set_key(work, kind, "/Type", qpdf_oh_new_name(work->file, "/Metadata"));
    set_key(work, kind, "/Subtype", qpdf_oh_new_name(work->file, "/XML"));
    set_key(work, root, "/Metadata", stream);
    if (xmp.made && strncmp(xmp.made, "D:", 2) != 0) {
        str_addf(&made, "D:%s", xmp.made);
        set_key(work, info, "/CreationDate", qpdf_oh_new_string(work->file, str_peek(&made)));
    }
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        free(texts[i]);
    str_clear(&packet);
    str_clear(&made);
    qpdf_oh_release(work->file, nothing);
    qpdf_oh_release(work->file, kind);
    qpdf_oh_release(work->file, info);
    qpdf_oh_release(work->file, trailer);
}

static bool complete(struct work *work, enum language language)
{
    qpdf_oh root = qpdf_get_root(work->file);
    qpdf_oh tree = qpdf_oh_get_key(work->file, root, "/StructTreeRoot");
    int pages = qpdf_get_num_pages(work->file);
    bool done = true;

    set_key(work, root, "/Lang", qpdf_oh_new_string(work->file, language_code(language)));
    set_key(work, root, "/MarkInfo", qpdf_oh_parse(work->file, "<< /Marked true >>"));
    set_key(work, root, "/ViewerPreferences", qpdf_oh_parse(work->file, "<< /DisplayDocTitle true >>"));
    for (int i = 0; done && i < pages; i++) {
        qpdf_oh page = qpdf_get_page_n(work->file, (size_t)i);

        done = complete_page(work, page);
        qpdf_oh_release(work->file, page);
    }
    work->column = qpdf_oh_parse(work->file, "<< /O /Table /Scope /Column >>");
    work->row = qpdf_oh_parse(work->file, "<< /O /Table /Scope /Row >>");
    if (qpdf_oh_is_dictionary(work->file, tree))
        put_document(work, tree);
    put_metadata(work, root, language);
    qpdf_oh_release(work->file, tree);
    qpdf_oh_release(work->file, root);
    return done;
}

/* What the library says of its failure; lent by it. */
static const char *failure_text(qpdf_data file)
{
    if (qpdf_has_error(file))
        return qpdf_get_error_full_text(file, qpdf_get_error(file));
    return qpdf_more_warnings(file) ? qpdf_get_error_full_text(file, qpdf_next_warning(file)) : "qpdf";
}

/* Writes the file in memory. */
static bool write_file(qpdf_data file)
{
    if (qpdf_init_write_memory(file) != QPDF_SUCCESS)
        return false;
    qpdf_set_object_stream_mode(file, qpdf_o_generate);
    qpdf_set_deterministic_ID(file, QPDF_TRUE);
    return qpdf_write(file) == QPDF_SUCCESS && !qpdf_has_error(file);
}

enum status access_add(const struct str *made, enum language language, const struct access_parts *parts,
                       struct str *out, struct error *error)
{
    struct work work = {.file = qpdf_init(), .parts = parts};
    enum status status = STATUS_OK;
    bool done;

    qpdf_silence_errors(work.file);
    qpdf_set_suppress_warnings(work.file, QPDF_TRUE);
    /* A warning is a failure too: what cairo writes need not be mended. */
    done = qpdf_read_memory(work.file, "cairo", str_peek(made), made->length, NULL) == QPDF_SUCCESS;
    done = done && complete(&work, language) && write_file(work.file);
    if (done)
        str_add_bytes(out, (const char *)qpdf_get_buffer(work.file), qpdf_get_buffer_length(work.file));
    else
        status = error_set(error, STATUS_INTERNAL, N_("It cannot be drawn: %1. Nothing was written."),
                           failure_text(work.file), NULL);
    qpdf_cleanup(&work.file);
    return status;
}
