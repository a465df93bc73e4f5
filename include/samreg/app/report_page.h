/* What the pictures of a report have in common: the paper with its title, and what is to be known about it. For
 * report_picture.c and report_map.c. */
#ifndef SAMREG_APP_REPORT_PAGE_H
#define SAMREG_APP_REPORT_PAGE_H

#include "samreg/app/app.h"
#include "samreg/base/str.h"
#include "samreg/model/picture.h"
#include "samreg/model/report.h"

enum { REPORT_PAGE_EDGE = 60, REPORT_PAGE_SMALL = 22, REPORT_PAGE_LEADING = 30 };

/* A picture being laid out. */
struct report_page {
    const struct app *app;
    const struct report_section *section;
    struct picture *picture;
    int top;    /* where the next thing may stand */
    int bottom; /* the notes stand below */
};

/* Begins the picture: `title` and, for who does not see it, `description`; below the title the register, the day and
 * the parameters. The paper is `height` high for what stands between title and notes, and so much higher in all. */
struct report_page report_page_begin(const struct app *app, const struct report_section *section, const char *title,
                                     const char *description, int height, struct picture *picture);

/* Writes the notes of the section below everything. */
void report_page_end(struct report_page *page);

/* A box of a legend with its words; returns the x behind them. */
int report_page_legend(struct report_page *page, int x, int y, enum picture_ink ink, enum picture_pattern pattern,
                       const char *words);

#endif
