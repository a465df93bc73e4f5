#include "samreg/view/facets.h"

#include "samreg/app/words.h"
#include "samreg/base/memory.h"
#include "samreg/base/number.h"
#include "samreg/model/field.h"
#include "samreg/model/filter.h"
#include "samreg/tui/chart.h"
#include "samreg/view/picker.h"

#include <stdlib.h>
#include <string.h>

enum { BAR = 16 };

/* The term that each row stands for, by the row's number. */
struct facets_view {
    struct picker picker;
    char **terms;
    size_t count;
    void (*chosen)(void *context, const char *term);
    void *context;
};

static void clear_facets(struct picker *picker)
{
    struct facets_view *view = (struct facets_view *)picker;

    for (size_t i = 0; i < view->count; i++)
        free(view->terms[i]);
    free(view->terms);
}

static void term_chosen(struct picker *picker, const struct pick_row *row)
{
    struct facets_view *view = (struct facets_view *)picker;

    view->chosen(view->context, view->terms[row->id]);
}

/* "region:Fosen", "effective:01.01.2009": values as files have them, without a comma, which would part two; but days as
 * they stand everywhere on the screen, and of the end of a period the last one, which filters mean. */
static char *make_term(const struct field *field, const struct value *value)
{
    struct str text = {0};
    struct str term = {0};
    bool is_day = field->type == FIELD_DATE || field->type == FIELD_END;

    if (value->kind == VALUE_NONE) {
        filter_write_term(field->name, NULL, &term);
        return str_take(&term);
    }
    field_write(field, value, is_day ? FIELD_SCREEN : FIELD_DATA, &text);
    filter_write_term(field->name, str_peek(&text), &term);
    str_clear(&text);
    return str_take(&term);
}

/* "████████ 12": a bar as long as the most frequent value's would be full. */
static char *make_count(int64_t count, int64_t most)
{
    struct str out = {0};
    int64_t cells = most > 0 ? (count * BAR + most - 1) / most : 0;

    for (int64_t i = 0; i < cells; i++)
        str_add(&out, chart_sign(0));
    str_add_char(&out, ' ');
    number_format(count, 0, &out);
    return str_take(&out);
}

static void add_value(struct facets_view *view, const struct facets *facets, size_t i)
{
    const struct facet *facet = &facets->items[i];
    struct shell *shell = view->picker.view.shell;
    char *count = make_count(facet->count, facets->items[0].count);
    struct str words = {0};

    if (facet->value.kind == VALUE_NONE)
        str_add(&words, shell_text(shell, N_("(not recorded)")));
    else
        words_value(app_language(shell_app(shell)), facets->field, &facet->value, &words);
    view->terms[i] = make_term(facets->field, &facet->value);
    pick_add(&view->picker.pick, (long long)i, str_peek(&words), count, NULL);
    str_clear(&words);
    free(count);
}

void facets_open(struct shell *shell, const struct facets *facets, void (*chosen)(void *context, const char *term),
                 void *context)
{
    struct facets_view *view = memory_new(sizeof *view);

    view->picker.chosen = term_chosen;
    view->picker.clear = clear_facets;
    view->chosen = chosen;
    view->context = context;
    view->terms = memory_new_array(facets->count, sizeof *view->terms);
    view->count = facets->count;
    picker_open(shell, &view->picker, facets->field->label, NULL, N_("No value is like that."), NULL);
    for (size_t i = 0; i < facets->count; i++)
        add_value(view, facets, i);
    pick_ready(&view->picker.pick);
}

struct column_picker {
    struct picker picker;
    void (*picked)(void *context, size_t column);
    void *context;
};

static void column_chosen(struct picker *picker, const struct pick_row *row)
{
    struct column_picker *columns = (struct column_picker *)picker;

    columns->picked(columns->context, (size_t)row->id);
}

void facets_pick_column(struct shell *shell, const char *const *headings, size_t count, size_t at,
                        void (*picked)(void *context, size_t column), void *context)
{
    struct column_picker *columns = memory_new(sizeof *columns);

    columns->picker.chosen = column_chosen;
    columns->picked = picked;
    columns->context = context;
    picker_open(shell, &columns->picker, N_("Count the values of"), NULL, N_("No column is called that."), NULL);
    for (size_t i = 0; i < count; i++)
        pick_add(&columns->picker.pick, (long long)i, headings[i], NULL, NULL);
    pick_ready(&columns->picker.pick);
    pick_select(&columns->picker.pick, (long long)at);
}

char *facets_add_term(const char *line, const char *term)
{
    struct str out = {0};

    str_add(&out, line);
    if (line[0] != '\0' && line[strlen(line) - 1] != ' ')
        str_add_char(&out, ' ');
    str_add(&out, term);
    return str_take(&out);
}
