/* Noticing what others write. In rollback mode a commit writes the file, cuts its journal, gives up its lock and closes
 * the journal: inotify on the two tells that something may have happened, PRAGMA data_version whether it has. That can
 * be read only while nobody holds the lock: the closing is what tells of a commit, and all before it comes too early.
 * The folder is not watched, for what else is written there concerns nobody here. */
#include "samreg/store/care.h"

#include "samreg/base/memory.h"
#include "samreg/store/internal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

/* What happens to the file and its journal. IN_MODIFY is for a writer that keeps its journal open, IN_DELETE_SELF for
 * one that removes it. */
enum { EVENTS = IN_MODIFY | IN_CLOSE_WRITE | IN_DELETE_SELF };

struct store_watching {
    int descriptor;
};

static bool is_in_memory(const struct store *store)
{
    return store->path[0] == ':';
}

/* The version as it is now, without waiting: whoever holds the lock will be heard when the journal is closed. */
static bool read_version(struct store *store, int64_t *version)
{
    sqlite3_busy_timeout(store->db, 0);
    enum status status = store_data_version(store, version, NULL);
    store_hook(store);
    return status == STATUS_OK;
}

/* Watches the file and its journal. A journal that is not there yet, or was removed since, is watched from the next
 * change of the file on: that comes while the journal is open. Whatever is watched already stays so. */
static bool watch_files(const struct store *store, int descriptor)
{
    const char *file = sqlite3_db_filename(store->db, "main");

    (void)inotify_add_watch(descriptor, sqlite3_filename_journal(file), EVENTS);
    return inotify_add_watch(descriptor, file, EVENTS) >= 0;
}

static int open_descriptor(const struct store *store)
{
    int descriptor = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);

    if (descriptor >= 0 && !watch_files(store, descriptor)) {
        close(descriptor);
        descriptor = -1;
    }
    return descriptor;
}

int store_watch(struct store *store)
{
    if (store->watching)
        return store->watching->descriptor;
    if (is_in_memory(store))
        return -1;
    store->watching = memory_new(sizeof *store->watching);
    store->watching->descriptor = open_descriptor(store);
    if (!store->watched_version && !read_version(store, &store->watched_version))
        store->watched_version = 0;
    return store->watching->descriptor;
}

void store_unwatch(struct store *store)
{
    if (store->watching && store->watching->descriptor >= 0)
        close(store->watching->descriptor);
    free(store->watching);
    store->watching = NULL;
}

static void drain(int descriptor)
{
    char events[4096] __attribute__((aligned(__alignof__(struct inotify_event))));

    while (read(descriptor, events, sizeof events) > 0)
        continue;
}

bool store_changed(struct store *store)
{
    int64_t version = 0;

    if (store->watching && store->watching->descriptor >= 0) {
        drain(store->watching->descriptor);
        (void)watch_files(store, store->watching->descriptor);
    }
    if (is_in_memory(store) || !read_version(store, &version) || version == store->watched_version)
        return false;
    bool is_first = store->watched_version == 0;
    store->watched_version = version;
    return !is_first;
}
