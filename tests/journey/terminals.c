/* The terminals of the world: what they call themselves, the characters they can show, the bytes they send. */
#include "tests/journey/walk.h"

#include <criterion/criterion.h>

#include <signal.h>
#include <string.h>

WALK_SUITE(terminals);

static void start_on(const char *term, const char *locale)
{
    user = journey_start(&(struct journey_options){
        .home = walk.home,
        .arguments = JOURNEY_ARGUMENTS("--language", "en", "--database", walk.demo),
        .term = term,
        .locale = locale,
    });
}

/* What must work anywhere: panes, a form with Norwegian letters, saving, leaving. */
static void walk_there(void)
{
    journey_expect_text(user, "Andøy");
    walk_to_new_arrangement(user, "Blåbærøya");
    journey_expect_text(user, "Blåbærøya");
    journey_keys(user, "<Ctrl+S>");
    journey_expect_text(user, "Saved: Blåbærøya.");
    walk_quit(&user);
}

Test(terminals, a_terminal_that_nobody_knows)
{
    start_on("nosuchterminal", NULL);
    journey_expect_text(user, "“nosuchterminal” is no terminal that is known here: xterm-256color is used.");
    walk_there();
}

Test(terminals, putty)
{
    start_on("putty", NULL);
    walk_there();
}

Test(terminals, the_linux_console)
{
    start_on("linux", NULL);
    walk_there();
}

Test(terminals, tmux)
{
    start_on("tmux-256color", NULL);
    walk_there();
}

Test(terminals, a_vt100)
{
    start_on("vt100", NULL);
    walk_there();
}

Test(terminals, no_locale_is_set)
{
    start_on(NULL, "");
    walk_there();
}

Test(terminals, the_locale_is_C)
{
    start_on(NULL, "C");
    journey_expect_text(user, "The locale has no UTF-8: C.UTF-8 is used.");
    walk_there();
}

Test(terminals, the_locale_is_not_installed)
{
    start_on(NULL, "nb_NO.ISO-8859-1");
    walk_there();
}

/* ---- Keys ---- */

static void send_key(const char *bytes)
{
    journey_send(user, bytes, strlen(bytes), 1);
}

Test(terminals, function_keys_of_putty)
{
    start_on("xterm-256color", NULL);
    send_key("\033[11~");
    journey_expect_text(user, "Keys here");
    send_key("\033[13~");
    journey_expect_no_text(user, "Keys here");
    walk_to_arrangements(user);
    send_key("\033[12~");
    journey_expect_text(user, "Arrangement: Barnevern");
    journey_keys(user, "<Tab>");
    send_key("\033[14~");
    journey_expect_text(user, "┌ Regions ─");
    journey_expect_text(user, "BliLyst");
}

Test(terminals, function_keys_of_the_linux_console)
{
    start_on("linux", NULL);
    send_key("\033[[A");
    journey_expect_text(user, "Keys here");
    send_key("\033[[C");
    journey_expect_no_text(user, "Keys here");
}

Test(terminals, escape_and_a_digit_are_a_function_key)
{
    start_on(NULL, NULL);
    send_key("\0331");
    journey_expect_text(user, "Keys here");
    send_key("\0333");
    journey_expect_no_text(user, "Keys here");
    walk_to_arrangements(user);
    send_key("\0332");
    journey_expect_text(user, "Arrangement: Barnevern");
}

Test(terminals, a_sequence_in_pieces_is_one_key)
{
    start_on(NULL, NULL);
    journey_send(user, "\033", 1, 0);
    journey_send(user, "[", 1, 0);
    journey_send(user, "B", 1, 1);
    journey_expect_text(user, ">9-k");
    journey_send(user, "\033O", 2, 0);
    journey_send(user, "B", 1, 1);
    journey_expect_text(user, ">BliLyst");
    journey_send(user, "\033[1", 3, 0);
    journey_send(user, "1~", 2, 1);
    journey_expect_text(user, "Keys here");
}

Test(terminals, a_letter_in_pieces_is_one_letter)
{
    start_on(NULL, NULL);
    walk_to_new_arrangement(user, "");
    journey_send(user, "\303", 1, 0);
    journey_send(user, "\245", 1, 1);
    journey_send(user, "\342\202", 2, 0);
    journey_send(user, "\254", 1, 1);
    journey_expect_text(user, "å€ ");
}

Test(terminals, bytes_that_are_no_characters_do_no_harm)
{
    start_on(NULL, NULL);
    walk_to_new_arrangement(user, "a");
    journey_send(user, "\377\303(\300\200\355\240\200", 8, 0);
    journey_keys(user, "b<Ctrl+S>");
    journey_expect_text(user, "Saved: ");
    walk_quit(&user);
}

/* ---- Pasting ---- */

Test(terminals, what_is_pasted_into_a_field_is_text)
{
    start_on(NULL, NULL);
    walk_to_new_arrangement(user, "");
    journey_paste(user, "q\nd2005\n\033[B\033:Ctrl+S\t:q");
    journey_expect_text(user, "Arrangement: new");
    journey_expect_text(user, "q d2005");
    journey_keys(user, "<Ctrl+S>");
    journey_expect_text(user, "Saved: q d2005");
}

Test(terminals, a_large_paste_stops_at_the_limit_of_the_field)
{
    static char text[20001];

    memset(text, 'x', sizeof text - 1);
    start_on(NULL, NULL);
    walk_to_new_arrangement(user, "");
    walk_to_field(user, "Purpose");
    journey_paste(user, text);
    journey_expect_text(user, "The field is full.");
    journey_keys(user, "<Ctrl+Home>Stort<Ctrl+S>");
    journey_expect_text(user, "Saved: Stort.");
}

Test(terminals, what_is_pasted_into_a_list_is_no_command)
{
    start_on(NULL, NULL);
    walk_to_arrangements(user);
    journey_paste(user, "q\nq\n<F8>r\n\033[20~\025e\n");
    journey_expect_text(user, "Regions");
    journey_expect_cursor_on(user, "Barnevern");
    journey_keys(user, "<Down>");
    journey_expect_text(user, "Felles saks");
}

Test(terminals, an_unfinished_paste_does_not_hold_the_program)
{
    static const char opened[] = "\033[200~Uferdig";

    start_on(NULL, NULL);
    walk_to_new_arrangement(user, "");
    journey_send(user, opened, sizeof opened - 1, 0);
    journey_await_text(user, "Uferdig");
}

/* ---- Control keys ---- */

Test(terminals, ctrl_c_neither_ends_the_program_nor_loses_what_is_typed)
{
    start_on(NULL, NULL);
    journey_keys(user, "<Ctrl+C>");
    journey_expect_text(user, "Regions");
    walk_to_new_arrangement(user, "Utkast<Ctrl+C>");
    journey_expect_text(user, "Utkast");
    journey_keys(user, "<Ctrl+\\>");
    journey_expect_text(user, "Utkast");
}

Test(terminals, ctrl_s_saves_and_never_stops_the_output)
{
    start_on(NULL, NULL);
    journey_keys(user, "<Ctrl+S><Down>");
    journey_expect_text(user, ">9-k");
    walk_to_new_arrangement(user, "Lagret<Ctrl+S>");
    journey_expect_text(user, "Saved: Lagret.");
}

Test(terminals, ctrl_z_takes_back_and_never_stops_the_program)
{
    start_on(NULL, NULL);
    walk_to_new_arrangement(user, "Angret<Ctrl+S><Ctrl+Z>");
    journey_expect_text(user, "Taken back: added: Angret");
    journey_keys(user, "<Ctrl+Z>");
    journey_expect_text(user, " ! ");
    journey_keys(user, "<Ctrl+Y>");
    journey_expect_text(user, "Done again: added: Angret");
}

Test(terminals, stopped_and_continued_by_the_shell_it_draws_again)
{
    start_on(NULL, NULL);
    journey_signal(user, SIGSTOP);
    journey_signal(user, SIGCONT);
    journey_keys(user, "<Down>");
    journey_expect_text(user, ">9-k");
}
