/* The floor that samreg's list is measured against: the smallest ncurses and SQLite program that shows the arrangements
 * of a register in their order, with the same columns, a bar over the whole line, a row counter, and a filter that
 * searches the same index as one types and shows what it finds by name.
 *
 *     bench-floor_list FILE
 *
 * Down, PgDn, `/` and letters (Enter ends the filter), q. It knows one day, reads pages by key and never backwards,
 * and checks next to nothing: it is a measure, not a program. */
#include <curses.h>
#include <locale.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

enum { COLUMNS = 8, ROWS_MOST = 200, WIDTH_MOST = 512, KEYS = 2 /* sort_key, id */ };

static const int widths[COLUMNS] = {33, 18, 13, 13, 13, 7, 11, 10};
static const char *const titles[COLUMNS] = {"Navn",   "Region",   "Juridisk form", "Hovedkontor",
                                            "Status", "Deltar", "I kraft",       "Til og med"};

#define DAY "'2009-12-01'"
#define HOLDS(alias, from, to) \
    "(" alias "." from " IS NULL OR " alias "." from " <= " DAY ") AND (" alias "." to " IS NULL OR " alias "." to \
    " > " DAY ")"
#define FIELDS \
    "SELECT t.sort_key, t.id, t.name, r.name, l.code || ' ' || l.name, m.number || ' ' || m.name, t.status," \
    " t.stated_participants, t.effective, t.ended FROM "
#define NAMES \
    " LEFT JOIN region r ON r.id = t.region LEFT JOIN arrangement_state s ON s.arrangement = t.id AND s.removed = 0" \
    " AND " HOLDS("s", "valid_from", "valid_to") \
    " LEFT JOIN legal_form l ON l.id = s.legal_form LEFT JOIN municipality m ON m.id = s.seat" \
    " WHERE t.removed = 0 AND " \
    HOLDS("t", "effective", "ended")
#define ORDER " ORDER BY t.sort_key, t.id LIMIT ?1"

static struct {
    sqlite3 *db;
    sqlite3_stmt *page, *found;
    int height, width, count, cursor;
    long long number, all; /* of the row at the top, from 0; rows in the list, -1: not counted yet */
    struct {
        wchar_t text[WIDTH_MOST];
        char key[WIDTH_MOST];
        sqlite3_int64 id;
    } rows[ROWS_MOST];
} list;

static sqlite3_stmt *prepare(const char *sql)
{
    sqlite3_stmt *statement = NULL;

    if (sqlite3_prepare_v2(list.db, sql, -1, &statement, NULL) != SQLITE_OK) {
        endwin();
        fprintf(stderr, "%s\n", sqlite3_errmsg(list.db));
        exit(EXIT_FAILURE);
    }
    return statement;
}

static void fill(sqlite3_stmt *statement)
{
    list.count = 0;
    while (list.count < list.height && sqlite3_step(statement) == SQLITE_ROW) {
        wchar_t *text = list.rows[list.count].text;
        int x = 0;
        snprintf(list.rows[list.count].key, WIDTH_MOST, "%s", (const char *)sqlite3_column_text(statement, 0));
        list.rows[list.count].id = sqlite3_column_int64(statement, 1);
        text[x++] = L' ';
        text[x++] = L' ';
        for (int column = 0; column < COLUMNS; column++) {
            const char *value = (const char *)sqlite3_column_text(statement, KEYS + column);
            wchar_t wide[WIDTH_MOST];
            size_t length = mbstowcs(wide, value ? value : "", WIDTH_MOST - 1);
            if (length == (size_t)-1)
                length = 0;
            for (int i = 0; i < widths[column] && x < list.width; i++)
                text[x++] = (size_t)i < length && i < widths[column] - 1 ? wide[i] : L' ';
        }
        while (x < list.width)
            text[x++] = L' ';
        text[x] = L'\0';
        list.count++;
    }
    sqlite3_reset(statement);
}

/* Loads the page that begins at this key. */
static void load(const char *key, sqlite3_int64 id)
{
    char from[WIDTH_MOST];

    snprintf(from, sizeof from, "%s", key);
    sqlite3_bind_int(list.page, 1, list.height);
    sqlite3_bind_text(list.page, 2, from, -1, SQLITE_TRANSIENT);
    sqlite3_bind_int64(list.page, 3, id);
    fill(list.page);
}

static void find(const char *term)
{
    char match[WIDTH_MOST];

    snprintf(match, sizeof match, "\"%s%s\"", strlen(term) < 3 ? "  " : "", term);
    sqlite3_bind_int(list.found, 1, list.height);
    sqlite3_bind_text(list.found, 2, match, -1, SQLITE_TRANSIENT);
    fill(list.found);
}

static void draw_row(int y)
{
    if (y >= list.count) {
        move(2 + y, 0);
        clrtoeol();
        return;
    }
    list.rows[y].text[0] = y == list.cursor ? L'>' : L' ';
    if (y == list.cursor)
        attron(A_REVERSE);
    mvaddnwstr(2 + y, 0, list.rows[y].text, list.width);
    attrset(0);
}

static void draw_rows(void)
{
    for (int y = 0; y < list.height; y++)
        draw_row(y);
}

static void draw_title(void)
{
    mvprintw(0, 0, " floor %*s%lld/%lld  ", list.width / 2, "Ordninger  ", list.number + list.cursor + 1, list.all);
}

static void draw_frame(void)
{
    int x = 2;

    getmaxyx(stdscr, list.height, list.width);
    list.height -= 4;
    for (int i = 0; i < COLUMNS; i++) {
        mvaddnstr(1, x, titles[i], widths[i] - 1);
        x += widths[i];
    }
    mvaddstr(list.height + 3, 0, " Down, PgDn: move  /: filter  q: quit");
}

static void scroll_by(int rows)
{
    if (rows <= 0 || list.count == 0)
        return;
    list.number += rows;
    if (rows < list.count)
        load(list.rows[rows].key, list.rows[rows].id);
    else
        load(list.rows[list.count - 1].key, list.rows[list.count - 1].id + 1);
    if (list.cursor >= list.count)
        list.cursor = list.count - 1;
    draw_rows();
}

static void step_down(void)
{
    if (list.cursor + 1 >= list.count) {
        scroll_by(1);
        return;
    }
    list.cursor++;
    draw_row(list.cursor - 1);
    draw_row(list.cursor);
}

static void read_filter(void)
{
    char term[64] = "";
    size_t length = 0;

    if (!list.found)
        list.found = prepare(FIELDS "search_arrangement f CROSS JOIN arrangement t ON t.doc = f.rowid" NAMES
                                    " AND search_arrangement MATCH ?2" ORDER);
    for (;;) {
        mvprintw(list.height + 2, 0, "Filter: %s", term);
        clrtoeol();
        int key = getch();
        if (key == '\r' || key == ERR || length + 1 >= sizeof term)
            return;
        term[length++] = (char)key;
        term[length] = '\0';
        list.cursor = 0;
        list.number = 0;
        find(term);
        draw_rows();
    }
}

static void start(const char *path)
{
    setlocale(LC_CTYPE, "");
    if (sqlite3_open_v2(path, &list.db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
        exit(EXIT_FAILURE);
    list.page = prepare(FIELDS "arrangement t INDEXED BY arrangement_sorted" NAMES
                               " AND (t.sort_key, t.id) >= (?2, ?3)" ORDER);
    initscr();
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    set_escdelay(25);
    list.all = -1;
    draw_frame();
    load("", 0);
    draw_title();
    draw_rows();
    refresh();
    /* As samreg does: rows first, the count after them. */
    sqlite3_stmt *count = prepare("SELECT count(*) FROM arrangement t WHERE t.removed = 0 AND "
                                  HOLDS("t", "effective", "ended"));
    sqlite3_step(count);
    list.all = sqlite3_column_int64(count, 0);
    sqlite3_finalize(count);
}

int main(int argc, char **argv)
{
    if (argc != 2)
        return EXIT_FAILURE;
    start(argv[1]);
    for (;;) {
        draw_title();
        move(2 + list.cursor, 2);
        int key = getch();
        if (key == 'q' || key == ERR)
            break;
        if (key == '/') {
            read_filter();
        } else if (key == KEY_DOWN) {
            step_down();
        } else if (key == KEY_NPAGE) {
            scroll_by(list.height);
        } else if (key == KEY_RESIZE) {
            erase();
            draw_frame();
            if (list.count > 0)
                load(list.rows[0].key, list.rows[0].id);
            draw_rows();
        }
    }
    endwin();
    sqlite3_finalize(list.page);
    sqlite3_finalize(list.found);
    sqlite3_close(list.db);
    return EXIT_SUCCESS;
}
