/* Data that would rather command than be read: none of its characters that steer, hide or flood reaches the terminal,
 * on any screen. */
#include "tests/journey/walk.h"

#include "samreg/base/str.h"

#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

WALK_SUITE(hostile_data);

/* What may reach the terminal from nowhere but data, and must not: bidirectional controls, invisible and tag
 * characters, line separators, C1 controls, noncharacters. */
static const char *const hostile[] = {
    "\u061c", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2028", "\u2029", "\u202a", "\u202b", "\u202c",
    "\u202d", "\u202e", "\u2060", "\u2062", "\u2064", "\u2066", "\u2067", "\u2068", "\u2069", "\ufeff", "\u180e",
    "\xf3\xa0\x81\x81", "\xc2\x9b", "\xc2\x9d", "\xef\xbf\xbe",
};

enum { HOSTILE = sizeof hostile / sizeof *hostile };

/* Escape sequences that a terminal obeys, recognisable in what the program sends. */
static const char *const commands[] = {"\033]0;HIJACKED\a", "\033[2;3;4Jq", ("\x9b" "31m"), "\033Pq#0\033\\",
                                       "\a\b\r\n\t\v\f"};

enum { COMMANDS = sizeof commands / sizeof *commands };

static void set(const char *entity, const char *key, const char *field, const char *value)
{
    struct str assignment = {0};
    char *said = NULL;

    str_addf(&assignment, "%s=%s", field, value);
    const char *const arguments[] = {"--database", walk.demo, "set", entity, key, str_peek(&assignment), NULL};
    int status = journey_prepare(walk.home, arguments, &said);
    cr_assert(status == 0 || status == 65, "%d: %s", status, said); /* taken, tidied or refused: all are fine */
    free(said);
    str_clear(&assignment);
}

static void set_everything(const char *value)
{
    static const char *const fields[] = {"notice", "cost_key", "steward", "purpose", "note"};

    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        set("arrangement", "Barnevern", fields[i], value);
    set("region", "Værnesregionen", "note", value);
}

/* Opens all that shows arrangement and region: panes, list, record, form, help, history, journal, check, palette,
 * find, removal, reports. */
static void open_every_screen(const char *name)
{
    user = walk_start(&walk, 120, 40);
    journey_keys(user, "<End><Tab><Tab><Home><Enter><Down><Down><Esc><F2><Ctrl+End><Ctrl+Home>");
    journey_keys(user, "<F1><PgDn><Esc><Esc>h<Down><Esc>j<Down><Esc>c<Down><Esc>");
    journey_keys(user, "<F9>");
    journey_keys(user, name);
    journey_keys(user, "<Esc>s");
    journey_keys(user, name);
    journey_keys(user, "<Esc><F8><Esc><F9>arrangements<Enter><Down><Enter><Esc>/");
    journey_keys(user, name);
    journey_keys(user, "<Enter><Esc><F9>regions<Enter><End><Enter><F2><Ctrl+End><Esc><Esc><Esc>");
    journey_keys(user, "psector<Enter>=<Down><F1><Esc>f<Esc>/");
    journey_keys(user, name);
    journey_keys(user, "<Enter><Esc>pregions<Enter><End>bb<Enter><Esc><Esc>pparticipation<Enter>m<Esc><Esc>");
    journey_keys(user, "pstatus<Enter>t");
    journey_keys(user, "<Esc><Tab><Tab><Esc>");
    journey_resize(user, 40, 12);
    journey_resize(user, 20, 6);
    journey_resize(user, 80, 24);
}

/* Opens every screen; then nothing of `forbidden` may be in what the terminal got. */
static void expect_clean(const char *name, const char *const *forbidden, size_t count)
{
    size_t length;

    open_every_screen(name);
    const char *bytes = journey_bytes(user, &length);
    for (size_t i = 0; i < count; i++) {
        const char *found = memmem(bytes, length, forbidden[i], strlen(forbidden[i]));

        cr_expect_null(found, "number %zu of the list reached the terminal: %.*s", i,
                       found && length - (size_t)(found - bytes) < 40 ? (int)(length - (size_t)(found - bytes)) : 40,
                       found ? found : "");
    }
    walk_quit(&user);
}

Test(hostile_data, no_character_that_steers_or_hides_reaches_the_terminal)
{
    struct str value = {0};

    for (size_t i = 0; i < HOSTILE; i++)
        str_addf(&value, "a%sb ", hostile[i]);
    set_everything(str_peek(&value));
    str_clear(&value);
    expect_clean("barnevern", hostile, HOSTILE);
}

Test(hostile_data, no_escape_sequence_reaches_the_terminal)
{
    struct str value = {0};

    for (size_t i = 0; i < COMMANDS; i++) {
        str_addf(&value, "x%s", commands[i]);
        set_everything(commands[i]);
    }
    set_everything(str_peek(&value));
    str_clear(&value);
    expect_clean("barnevern", commands, COMMANDS - 1); /* the last are what the program itself sends */
}

Test(hostile_data, a_name_that_reads_from_right_to_left)
{
    static const char *const forbidden[] = {"\u202e", "\u2066", "\u200b"};

    set("arrangement", "Barnevern", "name", "Barnevern \u202egnidro\u2066 \u200bIKS");
    set("region", "Værnesregionen", "name", "Værnesregionen \u202e");
    expect_clean("barnevern", forbidden, sizeof forbidden / sizeof *forbidden);
}

/* A letter with this many marks on it. */
static void add_flood(struct str *out, size_t marks)
{
    str_add(out, "e");
    for (size_t i = 0; i < marks; i++)
        str_add(out, i % 2 ? "\u0336" : "\u0301");
}

Test(hostile_data, floods_of_marks_are_cut)
{
    static const char *const forbidden[] = {"\u0336\u0336\u0336\u0336", "\u0301\u0336\u0301\u0336\u0301"};
    struct str value = {0};

    for (int i = 0; i < 20; i++)
        add_flood(&value, 40);
    set_everything(str_peek(&value));
    set("arrangement", "Barnevern", "name", str_peek(&value));
    str_clear(&value);
    expect_clean("barnevern", forbidden, sizeof forbidden / sizeof *forbidden);
}

Test(hostile_data, one_word_as_long_as_a_field_takes)
{
    static const char *const forbidden[] = {"\033]0;"};
    char word[2001];

    memset(word, 'W', sizeof word - 1);
    word[sizeof word - 1] = '\0';
    set("arrangement", "Barnevern", "purpose", word);
    set("arrangement", "Barnevern", "note", word);
    word[200] = '\0';
    set("arrangement", "Barnevern", "notice", word);
    word[160] = '\0';
    set("arrangement", "Barnevern", "name", word);
    expect_clean("WWW", forbidden, 1);
}

Test(hostile_data, wide_characters_and_emoji)
{
    static const char *const forbidden[] = {"\u200d"};

    set_everything("漢字かな交じり文 👨\u200d👩\u200d👧\u200d👦 🇳🇴 ﷽ ｗｉｄｅ");
    set("arrangement", "Barnevern", "name", "漢字かな交じり文漢字かな交じり文漢字かな交じり文 👨\u200d👩\u200d👧");
    expect_clean("漢字", forbidden, 1);
}

/* An import is the other way in. */
Test(hostile_data, imported_names_too)
{
    static const char *const forbidden[] = {"\u202e", "\033]0;HIJACKED"};
    char path[4096];

    snprintf(path, sizeof path, "%s/rader.csv", walk.home);
    FILE *file = fopen(path, "w");
    cr_assert(file);
    fputs("name;region;note\n\"Barnevern \u202ekrad\";Værnesregionen;\"\033]0;HIJACKED\a\"\n", file);
    fclose(file);
    char *said = NULL;
    int status = journey_prepare(walk.home, JOURNEY_ARGUMENTS("--database", walk.demo, "import", "arrangement", path),
                                 &said);
    cr_assert(status == 0 || status == 65, "%d: %s", status, said);
    cr_expect_null(strstr(said, "\u202e"));
    cr_expect_null(strstr(said, "\033"));
    free(said);
    expect_clean("barnevern", forbidden, sizeof forbidden / sizeof *forbidden);
}
