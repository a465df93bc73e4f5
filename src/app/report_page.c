#include "samreg/app/report_page.h"

#include "samreg/app/reports.h"
#include "samreg/base/memory.h"

#include <stdlib.h>

enum { TITLE = 44, LEGEND = 26, LEGEND_GAP = 10, BETWEEN = 36, NOTES = 4 };

/* "Demonstrasjon 2009 · per 01.12.2009 · Fylke: 01 Østfold" */
static char *write_about(const struct app *app, const struct report_section *section)
{
    enum language language = app_language(app);
    struct str about = {0};

    str_add(&about, app_register_name(app));
    for (int i = 0; i < REPORT_PARAMETER_COUNT; i++) {
        enum report_parameter parameter = (enum report_parameter)i;
        const struct value *value = &section->arguments.values[i];
        char *text;

        if (value->kind == VALUE_NONE || parameter == REPORT_DEFINITION) { /* the notes name the definition */
            continue;
        }
        text = reports_argument_text(parameter, value);
        str_addf(&about, " · %s: %s", text_in(language, report_parameter_field(parameter)->label), text);
        free(text);
    }
    if (section->filter != NULL && section->filter[0] != '\0')
        str_addf(&about, " · %s %s", text_in(language, N_("Filter:")), section->filter);
    return str_take(&about);
}

/* How many lines a text takes: laid out on a paper that is thrown away. */
static int count_lines(const char *words, int width)
{
    struct picture trial = {0};
    int end;

    picture_begin(&trial, LANGUAGE_ENGLISH, "", "");
    end = picture_add_lines(&trial, (struct picture_text){.y = REPORT_PAGE_LEADING, .size = REPORT_PAGE_SMALL}, width,
                            REPORT_PAGE_LEADING, words);
    picture_clear(&trial);
    return end / REPORT_PAGE_LEADING - 1;
}

static int notes_height(const struct report_section *section)
{
    int lines = 0;

    for (size_t i = 0; i < section->note_count && i < NOTES; i++)
        lines += count_lines(section->notes[i], PICTURE_WIDTH - 2 * REPORT_PAGE_EDGE);
    return lines * REPORT_PAGE_LEADING;
}

struct report_page report_page_begin(const struct app *app, const struct report_section *section, const char *title,
                                     const char *description, int height, struct picture *picture)
{
    struct report_page page = {.app = app, .section = section, .picture = picture};
    int notes = notes_height(section);
    char *about = write_about(app, section);
    int whole;

    picture_begin(picture, app_language(app), title, description);
    picture_add_text(picture,
                     (struct picture_text){.x = REPORT_PAGE_EDGE, .y = REPORT_PAGE_EDGE + TITLE / 2, .size = TITLE,
                                           .bold = true, .role = "title"},
                     title);
    page.top = picture_add_lines(picture,
                                 (struct picture_text){.x = REPORT_PAGE_EDGE, .y = REPORT_PAGE_EDGE + TITLE + 12,
                                                       .size = REPORT_PAGE_SMALL, .ink = PICTURE_FAINT,
                                                       .role = "about"},
                                 PICTURE_WIDTH - 2 * REPORT_PAGE_EDGE, REPORT_PAGE_LEADING, about);
    whole = page.top + height + notes + REPORT_PAGE_EDGE;
    picture->height = whole < PICTURE_HEIGHT ? PICTURE_HEIGHT : whole < PICTURE_LARGEST ? whole : PICTURE_LARGEST;
    page.bottom = picture->height - REPORT_PAGE_EDGE / 2 - notes;
    free(about);
    return page;
}

void report_page_end(struct report_page *page)
{
    int y = page->bottom + REPORT_PAGE_SMALL;

    for (size_t i = 0; i < page->section->note_count && i < NOTES; i++) {
        y = picture_add_lines(page->picture,
                              (struct picture_text){.x = REPORT_PAGE_EDGE, .y = y, .size = REPORT_PAGE_SMALL,
                                                    .ink = PICTURE_FAINT, .role = "note"},
                              PICTURE_WIDTH - 2 * REPORT_PAGE_EDGE, REPORT_PAGE_LEADING, page->section->notes[i]);
    }
}

int report_page_legend(struct report_page *page, int x, int y, enum picture_ink ink, enum picture_pattern pattern,
                       const char *words)
{
    picture_add_box(page->picture, (struct picture_box){.x = x, .y = y, .width = LEGEND, .height = LEGEND, .fill = ink,
                                                        .pattern = pattern, .outline = PICTURE_INK});
    x += LEGEND + LEGEND_GAP;
    picture_add_text(page->picture,
                     (struct picture_text){.x = x, .y = y + LEGEND - 5, .size = REPORT_PAGE_SMALL, .role = "legend"},
                     words);
    return x + picture_text_width(words, REPORT_PAGE_SMALL, false) + BETWEEN;
}
