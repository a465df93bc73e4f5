#include "tests/support/screen.h"

#include "samreg/tui/chart.h"
#include "samreg/tui/terminal.h"

#include <criterion/criterion.h>
#include <stdio.h>

/* A row of one figure; a text alone is a figure that is not known. */
static void add(struct chart *chart, const char *label, double amount, const char *text)
{
    chart_add_row(chart, label);
    chart_set(chart, 0, amount, text);
}

static void begin_counts(struct chart *chart)
{
    chart_init(chart, CHART_BARS, "Ordninger");
    chart_add_part(chart, "Antall");
    add(chart, "1714 Stjørdal", 9, "9");
    add(chart, "1663 Malvik", 7, "7");
    add(chart, "1664 Selbu", 0, "0");
    add(chart, "1711 Meråker", 0.1, "0,1");
    chart_add_row(chart, "1665 Tydal");
    chart_set_unknown(chart, 0, "ikke oppgitt");
}

static void begin_forms(struct chart *chart, enum chart_kind kind)
{
    static const struct {
        const char *label;
        double amounts[3];
        const char *texts[3];
    } rows[] = {
        {"Østfold", {14, 21, 5}, {"14", "21", "5"}},
        {"Sør-Trøndelag", {1, 120, 0}, {"1", "120", "0"}},
        {"Nord-Trøndelag", {0, 0, 0}, {"0", "0", "0"}},
    };

    chart_init(chart, kind, "Organisasjonsform");
    chart_add_part(chart, "AS");
    chart_add_part(chart, "IKS");
    chart_add_part(chart, "Forening");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        chart_add_row(chart, rows[i].label);
        for (size_t part = 0; part < 3; part++)
            chart_set(chart, part, rows[i].amounts[part], rows[i].texts[part]);
    }
}

static void begin_years(struct chart *chart)
{
    chart_init(chart, CHART_SERIES, "Per år");
    chart_add_part(chart, "Stiftet");
    chart_add_part(chart, "Avsluttet");
    static const int founded[] = {4, 0, 3, 10};
    static const int ended[] = {1, 2, 0, 5};
    for (int i = 0; i < 4; i++) {
        char text[16];
        snprintf(text, sizeof text, "%d", 2006 + i);
        chart_add_row(chart, text);
        snprintf(text, sizeof text, "%d", founded[i]);
        chart_set(chart, 0, founded[i], text);
        snprintf(text, sizeof text, "%d", ended[i]);
        chart_set(chart, 1, ended[i], text);
    }
}

Test(chart_screen, bars_have_their_number_behind_them)
{
    struct chart chart;
    screen_start(8, 60);
    begin_counts(&chart);
    chart_draw(&chart, terminal_area());
    screen_is("Ordninger\n"
              " 1714 Stjørdal █████████████████████████████████████████ 9\n"
              " 1663 Malvik   ████████████████████████████████ 7\n"
              " 1664 Selbu    0\n"
              " 1711 Meråker  █ 0,1\n"
              " 1665 Tydal    ikke oppgitt\n");
    chart_clear(&chart);
    screen_stop();
}

Test(chart_screen, bars_at_40_columns_in_ascii)
{
    struct chart chart;
    screen_start_ascii(8, 40);
    begin_counts(&chart);
    chart.selected = 1;
    chart_draw(&chart, terminal_area());
    screen_is("Ordninger\n"
              " 1714 Stjørdal ##################### 9\n"
              ">1663 Malvik   ################ 7\n"
              " 1664 Selbu    0\n"
              " 1711 Meråker  # 0,1\n"
              " 1665 Tydal    ikke oppgitt\n");
    chart_clear(&chart);
    screen_stop();
}

Test(chart_screen, several_figures_are_bars_below_one_another)
{
    struct chart chart;
    screen_start(12, 50);
    begin_forms(&chart, CHART_BARS);
    chart_draw(&chart, terminal_area());
    screen_is("Organisasjonsform\n"
              "█ AS  ▒ IKS  ░ Forening\n"
              " Østfold        ████ 14\n"
              "                ▒▒▒▒▒ 21\n"
              "                ░ 5\n"
              " Sør-Trøndelag  █ 1\n"
              "                ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ 120\n"
              "                0\n"
              " Nord-Trøndelag 0\n"
              "                0\n"
              "                0\n");
    chart_clear(&chart);
    screen_stop();
}

Test(chart_screen, shares_divide_the_whole_bar)
{
    struct chart chart;
    screen_start(6, 60);
    begin_forms(&chart, CHART_SHARES);
    chart.selected = 0;
    chart_draw(&chart, terminal_area());
    screen_is("Organisasjonsform\n"
              "█ AS 14  ▒ IKS 21  ░ Forening 5\n"
              ">Østfold        █████ 14 ██████▒▒▒▒▒▒▒▒▒ 21 ▒▒▒▒▒▒▒▒▒▒░ 5 ░░\n"
              " Sør-Trøndelag  1▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ 120 ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒\n"
              " Nord-Trøndelag 0\n");
    screen_styles_are(terminal_area(), "HHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHH\n"
                                       "1........2.........3\n"
                                       "BBBBBBBBBBBBBBB.11111....111111222222222....22222222223...33\n"
                                       ".................2222222222222222222.....2222222222222222222\n"
                                       "................d\n");
    chart_clear(&chart);
    screen_stop();
}

Test(chart_screen, stacked_bars_are_as_long_as_their_sum)
{
    struct chart chart;
    screen_start(6, 60);
    chart_init(&chart, CHART_STACKED, "Tjenester");
    chart_add_part(&chart, "Samarbeid");
    chart_add_part(&chart, "Kjøp og salg");
    static const int amounts[][2] = {{10, 2}, {3, 3}, {0, 1}, {0, 0}};
    static const char *const names[] = {"Brann", "Skatt", "Landbruk", "Kart"};
    for (size_t i = 0; i < 4; i++) {
        char text[8];
        chart_add_row(&chart, names[i]);
        for (size_t part = 0; part < 2; part++) {
            snprintf(text, sizeof text, "%d", amounts[i][part]);
            chart_set(&chart, part, amounts[i][part], text);
        }
        snprintf(text, sizeof text, "%d", amounts[i][0] + amounts[i][1]);
        chart_set_sum(&chart, text);
    }
    chart_draw(&chart, terminal_area());
    screen_is("Tjenester\n"
              "█ Samarbeid  ▒ Kjøp og salg\n"
              " Brann    █████████████████ 10 ██████████████████▒▒ 2 ▒▒▒ 12\n"
              " Skatt    ████ 3 █████▒▒▒▒ 3 ▒▒▒▒▒ 6\n"
              " Landbruk  1 ▒ 1\n"
              " Kart     0\n");
    chart_clear(&chart);
    screen_stop();
}

Test(chart_screen, series_stand_upright)
{
    struct chart chart;
    screen_start(10, 60);
    begin_years(&chart);
    chart_draw(&chart, terminal_area());
    screen_is("Per år\n"
              "█ Stiftet  ▒ Avsluttet\n"
              "               10\n"
              "               ██\n"
              "               ██\n"
              " 4             ██ 5\n"
              "▄▄         3   ██▒▒\n"
              "██ 1    2 ██   ██▒▒\n"
              "██▄▄  0▒▒ ██ 0 ██▒▒\n"
              "2006 2007 2008 2009\n");
    chart_clear(&chart);
    screen_stop();
}

Test(chart_screen, parts_are_told_apart_without_colour)
{
    struct chart chart;
    screen_start_mono(6, 44);
    begin_forms(&chart, CHART_SHARES);
    chart_draw(&chart, terminal_area());
    screen_is("Organisasjonsform\n"
              "█ AS  ▒ IKS  ░ Forening\n"
              " Østfold        ███ 14 ███▒▒▒▒▒ 21 ▒▒▒▒▒▒ 5\n"
              " Sør-Trøndelag  1▒▒▒▒▒▒▒▒▒▒▒ 120 ▒▒▒▒▒▒▒▒▒▒▒\n"
              " Nord-Trøndelag 0\n");
    chart_clear(&chart);
    screen_stop();
}

Test(chart_screen, what_is_below_zero_goes_to_the_left)
{
    struct chart chart;
    screen_start(5, 50);
    chart_init(&chart, CHART_BARS, NULL);
    chart_add_part(&chart, "Avvik");
    add(&chart, "Renovasjon", 5, "5");
    add(&chart, "Brann", -10, "-10");
    add(&chart, "Skatt", 0, "0");
    chart_draw(&chart, terminal_area());
    screen_is(" Renovasjon                        ███████████ 5\n"
              " Brann      ███████████████████████ -10\n"
              " Skatt                              0\n");
    chart_clear(&chart);
    screen_stop();
}

Test(chart_screen, a_narrow_series_lies_down_and_scrolls_to_the_row_selected)
{
    struct chart chart;
    screen_start(6, 18);
    begin_years(&chart);
    chart.selected = 3;
    chart_draw(&chart, terminal_area());
    screen_is("Per år\n"
              "█ Stiftet 10\n"
              "▒ Avsluttet 5\n"
              ">2009 █████████ 10\n"
              "      ▒▒▒▒▒ 5\n");
    chart.selected = 0;
    chart_draw(&chart, terminal_area());
    screen_is("Per år\n"
              "█ Stiftet 4\n"
              "▒ Avsluttet 1\n"
              ">2006 ████ 4\n"
              "      ▒ 1\n");
    chart_clear(&chart);
    screen_stop();
}

Test(chart_screen, a_chart_of_nothing_draws_its_title)
{
    struct chart chart;
    screen_start(4, 40);
    chart_init(&chart, CHART_SERIES, "Ordninger");
    chart_add_part(&chart, "Antall");
    chart_draw(&chart, terminal_area());
    screen_is("Ordninger\n");
    chart_draw(&chart, (struct area){0, 0, 0, 0});
    chart_draw(&chart, (struct area){0, 0, 1, 3});
    chart_clear(&chart);
    screen_stop();
}
