/* What the files of src/app share; nobody else includes it. */
#ifndef SAMREG_APP_INTERNAL_H
#define SAMREG_APP_INTERNAL_H

#include "samreg/app/app.h"
#include "samreg/model/journal.h"
#include "samreg/store/store.h"

struct app {
    const struct conf *conf;
    struct store *store;      /* NULL until a register is open */
    char *program;
    char *user;
    char *host;
    char *name;               /* app_register_name() */
    enum language language;
    bool read_only;
    struct date as_of;        /* a full day */
    struct date asked_as_of;  /* what the user set; not set: the register's own */
    struct stop stop;
    bool (*keep_waiting)(void *context, int milliseconds);
    void *waiting_context;
    unsigned serial;
    int64_t session;          /* by which other sessions know this one (strategy_present()); 0: not needed yet */
    int64_t *votes;           /* owned: the operations by which this session gave votes (strategy_undoable()) */
    size_t vote_count, vote_capacity;
    struct guest *guests;     /* owned: those that it let into processes (strategy_let_in()) */
    size_t guest_count, guest_capacity;
    int draft_locks;          /* the open file that says that this session's drafts are in use; -1 before the first */
};

/* By which operation a guest was let into which process. */
struct guest {
    int64_t operation, process;
};

/* An entry of the journal with who, host and program of the context filled in (lent from it), for the store. */
struct journal_entry app_entry(const struct app *app, enum journal_verb verb);

/* Says that records were written: the serial grows, and what the context keeps of the settings is read anew. */
void app_wrote(struct app *app);

/* Takes over a register that is already open, closing the one before. */
void app_put_store(struct app *app, struct store *store);

#endif
