#include "samreg/view/page.h"

#include "samreg/base/memory.h"

struct page {
    struct view view;
    struct pager pager;
    const char *title; /* msgid */
    bool is_help;
};

static struct page *of(struct view *view)
{
    return (struct page *)view;
}

static void clear_page(struct view *view)
{
    pager_clear(&of(view)->pager);
}

static void page_title(const struct view *view, struct str *out)
{
    str_add(out, shell_text(view->shell, ((const struct page *)view)->title));
}

static void draw_page(struct view *view, struct area area)
{
    pager_draw(&of(view)->pager, area);
}

static bool page_key(struct view *view, struct key key)
{
    switch (pager_key(&of(view)->pager, key)) {
    case PAGER_IGNORED:
        return false;
    case PAGER_NOT_FOUND:
        shell_tell(view->shell, STYLE_WARNING, N_("It stands nowhere in this text."), NULL);
        break;
    case PAGER_STAYED:
        break;
    }
    return true;
}

static void page_paste(struct view *view, const char *text, size_t length)
{
    pager_paste(&of(view)->pager, text, length);
}

static bool page_typing(const struct view *view)
{
    return pager_is_typing(&((const struct page *)view)->pager);
}

/* Who reads help and is done with it is not done with the program. */
static bool page_act(struct view *view, enum action_id action)
{
    if (of(view)->is_help && action == ACTION_QUIT) {
        shell_close(view);
        return true;
    }
    return of(view)->is_help && action == ACTION_HELP;
}

static const struct view_ops page_ops = {
    .place = ACTION_PAGE,
    .clear = clear_page,
    .title = page_title,
    .draw = draw_page,
    .key = page_key,
    .paste = page_paste,
    .act = page_act,
    .typing = page_typing,
};

struct pager *page_open(struct shell *shell, const char *title, bool is_help)
{
    struct page *page = memory_new(sizeof *page);

    page->view.ops = &page_ops;
    page->title = title;
    page->is_help = is_help;
    pager_init(&page->pager, shell_text(shell, N_("Search: ")));
    shell_open(shell, &page->view);
    return &page->pager;
}
