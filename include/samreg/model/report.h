/* Reports: one SQL file each under db/reports/, whose head (script.h) says everything about it. Screen, chart, every
 * format, the command line and the manual are derived from the head: a new report is one new file.
 *
 *     -- name: hosts
 *     -- order: 60
 *     -- title.nb: Vertsansvar
 *     -- title.en: Hosts
 *     -- help.nb: Hvor mange ordninger hver kommune er vert for.
 *     -- help.en: How many arrangements each municipality hosts.
 *     -- parameters: as_of county region definition
 *     -- uses: now_municipalities now_participations now_chosen
 *     -- column: municipality | reference municipality | Kommune | Municipality
 *     -- column: hosted | integer sum | Vert for | Hosts
 *     -- figure: hosted | participation | municipality:{municipality} municipality.@now_municipalities role:host
 *     --   arrangement.counted:{:definition} arrangement.@now_chosen
 *     -- chart: bars | municipality | hosted
 *     SELECT m.id AS municipality, count(*) AS hosted FROM now_municipalities AS m ...
 *
 * The head
 *   name         as the file's: a-z, 0-9, `_`
 *   order        a whole number: its place in the list of reports and in a document
 *   title.LANG   what it is called; LANG is nb, nn or en. nb and en are required, nn falls back to nb
 *   short.LANG   the same where there is room for 31 characters only, as on the tab of a sheet; no line: the title
 *   help.LANG    one or two sentences on what it tells; likewise
 *   parameters   names of enum report_parameter below, set apart by blanks, in the order in which they are asked for.
 *                What is not named is not taken; "municipality!" must be given. A report with `definition` says under
 *                its figures which one is in force and how much is uncertain or not recorded. A report of a day before
 *                all that is dated says so first
 *   uses         the shared tables (db/reports/common/) that its SQL reads, set apart by blanks. The head of each file
 *                says what it holds; what one uses itself is made too. then_X is now_X as of the other day; where
 *                another county, region or municipality is given as `with`, it is now_X with that one in its place
 *   column       NAME | KIND [OPTION...] | heading in nb | in en [| in nn], for each column of the result, in its order
 *                and under its name there. Kinds are below. Options: `sum` adds the column up in a row of totals;
 *                `hidden` keeps it from the reader: there for figures; `data` too, but files for programs (csv, json)
 *                have it, last: a code where the reader has words of a language; `this` and `other` head a column by
 *                the name or the day of what is compared and of what it is compared with, once there is one. In a table
 *                with a column called `unit`, decimals are alike in the rows of one unit (table.h)
 *   figure       COLUMN | ENTITY | FILTER [| MEASURE [| DAY]]: the records behind each cell of that column, below.
 *                Every column of a number that is not hidden has one
 *   per          the same, behind the line of the figure: what it is divided by. Every `percent` has one
 *   less         the same, likewise: what is taken away from it
 *   filter       NAME | FILTER: a piece of filter that figures use as @NAME. Shared tables bring pieces that choose the
 *                records they hold: @now_chosen of arrangements, @now_municipalities of municipalities
 *   chart        KIND | COLUMN | COLUMN [COLUMN...]: how it is drawn. Kinds: bars (side by side), stacked (on top of
 *                one another), shares (of the whole), series (along a year or date). The first column names the bars,
 *                the others, numbers all, say how long they are. No line: not drawn
 *   note.LANG    a sentence under the table; may come several times, the languages of one in turn
 *   part         NAME [PARAMETER=VALUE...]: a report composed of others has such lines and no SQL, nor columns. A part
 *                takes what was given to the whole for those parameters that it knows, but for those with a VALUE here.
 *                NAME is `*` for every report that lists show, by their order, but this one and those for which
 *                something that must be given was not
 *   listed       `no`: neither in lists nor in `status`, only part of others
 *
 * Kinds of columns, and what the SQL gives for each; NULL is "not recorded"
 *   text         a text
 *   integer      a whole number, also below zero
 *   decimal      hundredths: ratio(a, b) gives a / b so, rounded; NULL where b is NULL or 0
 *   money, area  øre, hectares
 *   percent      a share as the text 'a/b': share(a, b) gives it; NULL where b is NULL or 0. Shown and
 *                written in per cent with one decimal; may be more than the whole
 *   date, end    ISO text; of the end of a period as it is stored, exclusive
 *   year         a whole number
 *   yes_no       1 or 0
 *   reference E  the identifier of a record of the entity E; shown as it is called on the day
 *   E.FIELD      a value as stored in that field: arrangement.status, participation.role
 *
 * The shared tables: now_succession (which municipality of the day stands for one), now_municipalities, now_members
 * (memberships), now_regions, now_arrangements (with form, seat, cost, and whether it counts), now_participations and
 * now_services (the records, of some arrangements), now_parts (each municipality once in each arrangement that counts,
 * with its roles: for all of them), now_tallies (how many of these each has), now_tasks (each task once), now_events
 * (what began and ended, each counted on its own day), now_chosen (the arrangements that the parameters choose, and
 * whether they count: what most reports join), now_unknown (the municipalities of which it is not recorded what they
 * take part in: their figures are NULL, not 0). References to municipalities are brought to the day in all of them.
 * What several reports say stands in now_words, now_forms (the legal forms as they are told apart), now_classes (of
 * population), now_kinds (of change) and now_excluded (why something does not count).
 *
 * Tables of pairs and the functions ids, any_of, tally and listed make cheap what would be many sorts of all
 * participations: store/pairs.h, store/tally.h.
 *
 * Texts that the SQL makes itself come from words(nb, en[, nn]), which gives the one in the reader's language; what
 * records of a kind are called from plural(ENTITY); numbers and dates within texts from number(N) and day(ISO), as
 * people read them.
 *
 * The SQL is one statement, or two: behind a `;` at the end of a line a second one, with the same columns, gives the
 * row of totals where adding up would be wrong (one arrangement has several participants). Columns that it leaves NULL
 * are empty there; `sum` and a second statement do not go together. Rows come in the order of the SQL, which must be
 * one: names by `sort_key`. The named parameters it may use
 *   :as_of :year             the day (ISO text) and its year
 *   :then  :then_year        the other day of the report: `from`, or `with` where it is a date; NULL without
 *   :county :region :municipality :sector :service :form :definition
 *                            identifiers, NULL where not given (:definition is always given)
 *   :smallest :largest       the bounds of `size`, NULL where open
 *   :with                    an identifier of the kind that it is compared with; NULL where it is a date
 *   :from :to                ISO text
 *
 * Figures
 *   FILTER is a line of the filter language (filter.h) for records of ENTITY as of the day, in which
 *     {COLUMN}       stands for what the row has in that column: references by identifier, dates as ISO text, codes as
 *                    they are, all in quotes where needed; `none` where it is empty. In the row of totals a term with a
 *                    column that is empty there is left out
 *     {:PARAMETER}   stands for a parameter, likewise; where it was not given the term is left out. `smallest` and
 *                    `largest` are the bounds of `size`
 *     {=COLUMN}      puts the column's text in as it is: each row can bring its own filter in a hidden column, and its
 *                    own ENTITY as {COLUMN}. No records where either is empty: a figure of 0, say, whose
 *                    list of identifiers ("id:1,2") has nothing in it
 *     @NAME          stands for the piece of that name; `arrangement.@NAME` puts `arrangement.` before each of its
 *                    terms, so that a piece made for arrangements serves for what refers to them
 *   MEASURE is what the cell says of these records:
 *     count            how many they are (when nothing is said)
 *     distinct FIELD [FIELD]
 *                      how many different values they have there, or pairs of values; municipalities as they are called
 *                      on the day
 *     sum FIELD        their sum; of shares too
 *     most FIELD       the greatest of them
 *     borne FIELD      of participations: what they bear of that number of their arrangement, each by its cost share or
 *                      else its owner's share, and rounded
 *     ... times N      that, so many times: `distinct arrangement times 1000`
 *     {=COLUMN}        what the column says: each row can bring its own measure in a hidden column
 *   DAY is the day that they are asked for as of: {:PARAMETER} or {COLUMN}, or `all`, whatever their period. Without
 * it, the day of the report.
 *   A figure of several lines is worked out in their order: `per` divides what stands behind the `figure` or `less`
 * before it, and each step is rounded to hundredths as ratio() does, but for the last one of a share. A `per`
 * or `less` without records in the row, as an empty {=COLUMN} makes it, is passed over. All is in kroner, km² and whole
 * numbers: `sum population` per `sum land_area_km2` are inhabitants per km².
 *   Enter opens the records of the `figure`, or where it has none in the row those of the `less`.
 *   A test opens the records behind every figure of every report and measures them: see tests/unit/app/reports.c. */
#ifndef SAMREG_MODEL_REPORT_H
#define SAMREG_MODEL_REPORT_H

#include "samreg/base/error.h"
#include "samreg/base/str.h"
#include "samreg/model/table.h"

/* Where the files are. */
#define REPORT_FOLDER "db/reports/"
#define REPORT_SHARED_FOLDER "db/reports/common/"

/* ---- Parameters ---- */

enum report_parameter {
    REPORT_AS_OF,
    REPORT_FROM,         /* with REPORT_TO: the first day of what is told of */
    REPORT_TO,           /* the day that holds; then there is no REPORT_AS_OF */
    REPORT_COUNTY,
    REPORT_REGION,
    REPORT_MUNICIPALITY,
    REPORT_SECTOR,
    REPORT_SERVICE,
    REPORT_FORM,
    REPORT_DEFINITION,   /* never empty */
    REPORT_SIZE,         /* inhabitants: "2000-4999", "20000-", "-1999" */
    REPORT_WITH,         /* another county, region, municipality or day: of the first of these that is given */
    REPORT_PARAMETER_COUNT
};

/* How a parameter is called, labelled, explained and read: a field like those of records. Dates are FIELD_DATE, records
 * FIELD_REFERENCE, `size` and `with` FIELD_TEXT. Lent, lives for ever. */
const struct field *report_parameter_field(enum report_parameter parameter);

/* How a day that is given for a parameter is read and written: as a FIELD_DATE under the parameter's own label. */
struct field report_parameter_day(enum report_parameter parameter);

/* The parameter of that name; false when there is none. */
bool report_parameter_find(const char *name, enum report_parameter *parameter);

/* The values that a report is run with; nothing where not given. Of `with` a reference, or the ISO text of a day. All
 * zeroes is none. */
struct report_arguments {
    struct value values[REPORT_PARAMETER_COUNT];
};

void report_arguments_clear(struct report_arguments *arguments);

/* Makes `to` (all zeroes or holding something) an independent copy of `from`. */
void report_arguments_copy(struct report_arguments *to, const struct report_arguments *from);

/* Reads the bounds of a size ("2000-4999", "20000-", "-1999", "5000": from 5000 to 5000), -1 where open. False when the
 * text is none, or has no bound. */
bool report_size_parse(const char *text, int64_t *smallest, int64_t *largest);

/* The day that the report answers as of, and the other one it looks at: `to` or else `as_of`; `from`, or `with` where
 * that is a date. Not set where not given. */
struct date report_day(const struct report_arguments *arguments);
struct date report_other_day(const struct report_arguments *arguments);

/* ---- What a head says ---- */

/* A text in each language, owned. */
struct report_text {
    char *in[LANGUAGE_COUNT];
};

struct report_column {
    char *name;
    struct report_text heading;
    const struct field *field; /* how its values are written; lives for ever */
    bool sum, hidden;
    bool data; /* hidden, but in files for programs */
    bool this_side, other_side; /* headed by what is compared, or by what it is compared with */
};

enum report_measure { REPORT_COUNT, REPORT_DISTINCT, REPORT_SUM, REPORT_MOST, REPORT_BORNE };

enum { REPORT_FIELDS = 2 };

/* A measure read for records of an entity. */
struct report_measuring {
    enum report_measure measure;
    const struct field *fields[REPORT_FIELDS]; /* of the entity, of REPORT_BORNE of arrangements; NULL: none */
    int64_t times;
};

/* Reads a measure; false when it is none, or not one of such records. NULL is a count. */
bool report_measure_read(const char *text, const struct entity *entity, struct report_measuring *measuring);

enum report_step { REPORT_FIGURE, REPORT_PER, REPORT_LESS };

/* A line `figure`, `per` or `less`. */
struct report_term {
    enum report_step step;
    char *entity;                /* a name, or a {placeholder} */
    char *filter;
    char *measure;               /* or NULL: a count */
    char *day;                   /* the name of a column or parameter, "all", or NULL */
};

struct report_figure {
    size_t column;               /* place in the report's columns */
    struct report_term *terms;   /* owned; the first is the REPORT_FIGURE */
    size_t count, capacity;
};

enum report_chart_kind { REPORT_CHART_NONE, REPORT_CHART_BARS, REPORT_CHART_STACKED, REPORT_CHART_SHARES,
                         REPORT_CHART_SERIES };

struct report_chart {
    enum report_chart_kind kind;
    size_t label;                /* the column that names the bars */
    size_t *values;              /* columns of numbers; owned */
    size_t count, capacity;
};

/* A piece of filter. */
struct report_filter {
    char *name, *text;
};

/* What stands for all reports as the name of a part. */
#define REPORT_ALL "*"

/* A report that another is composed of. */
struct report_part {
    char *name;
    char *arguments;             /* PARAMETER=VALUE set apart by blanks, or "" */
};

struct report {
    char *name;
    int order;
    struct report_text title, short_title, help;
    enum report_parameter parameters[REPORT_PARAMETER_COUNT];
    size_t parameter_count;
    bool required[REPORT_PARAMETER_COUNT]; /* by parameter */
    char **uses;                 /* owned */
    size_t use_count, use_capacity;
    struct report_column *columns;
    size_t column_count, column_capacity;
    struct report_figure *figures;
    size_t figure_count, figure_capacity;
    struct report_filter *filters; /* its own, then those of the shared tables it uses */
    size_t filter_count, filter_capacity;
    struct report_chart chart;
    struct report_text *notes;
    size_t note_count, note_capacity;
    struct report_part *parts;   /* composed: not empty, and no SQL */
    size_t part_count, part_capacity;
    bool unlisted;
    char *sql, *total_sql;       /* owned; NULL: none */
};

/* Reads a report file: `bytes` as script_read() wants them. STATUS_DATA, naming the line, for a head that breaks a rule
 * above, and for a shared table or a part that is not built in; `report` is overwritten and must not hold anything. */
enum status report_read(const char *bytes, size_t size, struct report *report, struct error *error) WARN_UNUSED;
void report_clear(struct report *report);

/* Reads the built-in report of that name; STATUS_DATA when there is none. */
enum status report_load(const char *name, struct report *report, struct error *error) WARN_UNUSED;

/* The names of the built-in reports, by their order, ended by NULL; parts of others among them. A new array, freed by
 * the caller with free(); the names are freed with it. */
char **report_names(void);

/* The text in a language, or what stands in for it. "" where there is none. Lent. */
const char *report_text(const struct report_text *text, enum language language);

/* The short title in a language; the title where it has none. Lent. */
const char *report_short_title(const struct report *report, enum language language);

/* Whether the report takes the parameter. */
bool report_takes(const struct report *report, enum report_parameter parameter);

/* The place of the column of that name, or SIZE_MAX; the figure of a column, or NULL. */
size_t report_column_find(const struct report *report, const char *name);
const struct report_figure *report_figure(const struct report *report, size_t column);

/* ---- What a report gives ---- */

/* One table of a result: a report that was run, or is to be (app/reports.h). */
struct report_section {
    struct report report;               /* owned */
    char *chapter;                      /* the title of the composed part that it is the beginning of; NULL: none, or it
                                         * is within one begun before. Owned */
    size_t depth;                       /* how many composed reports it is part of: 0 when it was run by itself */
    struct report_arguments arguments;  /* what it was run with; owned */
    struct table table;                 /* its title is the report's; the columns that are not hidden; references have
                                         * their names */
    struct table hidden;                /* the hidden columns, row by row beside it; municipalities have their names */
    char *filter;                       /* the line that chose the table's rows among those of the report; NULL or "":
                                         * they are all there. Owned */
    size_t totals;                      /* 0, or 1: the last row is one of totals. csv and json leave it out */
    char **notes;                       /* sentences in the reader's language; owned */
    size_t note_count, note_capacity;
};

void report_section_clear(struct report_section *section);

/* A filter of the report, "@now_events" say, for filter_parse(): its pieces put in and its parameters as the section's
 * arguments give them. It names no columns. New string. */
char *report_section_filter(const struct report_section *section, const char *filter);

/* The records that a line of a figure names for a cell. All zeroes is none. */
struct report_behind {
    enum report_step step;
    const struct entity *entity;
    char *filter;                /* for filter_parse(); owned */
    struct date as_of;
    bool all_dates;
    struct report_measuring measuring;
    bool has_less;               /* by report_section_behind(): the figure is a difference */
};

void report_behind_clear(struct report_behind *behind);

/* The most lines of one figure. */
enum { REPORT_TERMS = 6 };

/* What the lines of a figure name for a cell of the section's table, `column` being a place in that table, in their
 * order; lines without records are passed over. Returns how many there are: 0 where there is no figure, the cell is
 * empty, or no line has records. Each is overwritten, and ends with report_behind_clear(). */
size_t report_section_terms(const struct report_section *section, size_t row, size_t column,
                            struct report_behind terms[REPORT_TERMS]);

/* What opens behind a cell: the first of these that is no REPORT_PER; false when there is none. `behind` is overwritten
 * and must not hold anything. */
bool report_section_behind(const struct report_section *section, size_t row, size_t column,
                           struct report_behind *behind);

#endif
