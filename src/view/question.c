/* shell_ask(): a question with a few answers, or a notice with none. */
#include "samreg/view/shell.h"

#include "samreg/base/memory.h"
#include "samreg/tui/ask.h"

#include <stdlib.h>

struct question {
    struct view view;
    struct ask ask;
    void (*answered)(void *context, int answer);
    void *context;
};

/* Gives the answer, once. */
static void answer(struct question *question, int chosen)
{
    void (*answered)(void *context, int answer) = question->answered;

    question->answered = NULL;
    if (answered != NULL)
        answered(question->context, chosen);
}

static void clear_question(struct view *view)
{
    struct question *question = (struct question *)view;

    ask_clear(&question->ask);
    answer(question, -1); /* the session ends: whoever asked frees what was kept for the answer */
}

static void draw_question(struct view *view, struct area area)
{
    ask_draw(&((struct question *)view)->ask, area);
}

/* Closes first, so that the answer's work finds the view that asked on top. */
static void close_with(struct question *question, int chosen)
{
    shell_close(&question->view);
    answer(question, chosen);
}

static bool question_key(struct view *view, struct key key)
{
    struct question *question = (struct question *)view;

    switch (ask_key(&question->ask, key)) {
    case ASK_ANSWERED:
        close_with(question, (int)question->ask.chosen);
        break;
    case ASK_CANCELLED:
        close_with(question, -1);
        break;
    case ASK_IGNORED:
    case ASK_STAYED:
        break;
    }
    return true;
}

static const struct view_ops question_ops = {
    .overlay = true,
    .clear = clear_question,
    .draw = draw_question,
    .key = question_key,
};

void shell_ask(struct shell *shell, const struct message *text, enum style style, const char *const *answers,
               void (*answered)(void *context, int answer), void *context)
{
    struct question *question = memory_new(sizeof *question);
    char *words = message_text(text, app_language(shell_app(shell)));

    question->view.ops = &question_ops;
    question->answered = answered;
    question->context = context;
    ask_init(&question->ask, NULL, words, style);
    free(words);
    for (size_t i = 0; answers != NULL && answers[i] != NULL; i++) {
        const char *translated = shell_text(shell, answers[i]);

        ask_add(&question->ask, translated[0], translated + 2);
    }
    shell_open(shell, &question->view);
}
