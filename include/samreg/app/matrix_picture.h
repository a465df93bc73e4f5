/* The participation matrix as pictures: one page where it fits, else several that go on to the right and downwards. */
#ifndef SAMREG_APP_MATRIX_PICTURE_H
#define SAMREG_APP_MATRIX_PICTURE_H

#include "samreg/app/matrix.h"
#include "samreg/model/picture.h"

/* The most pages; of a larger matrix the first rows are drawn, and every page says how many of how many. */
enum { MATRIX_PAGES_MOST = 40 };

/* What the pictures say of it, beside the matrix. Lent. */
struct matrix_caption {
    const char *area;   /* what the region or county is called; NULL: all */
    const char *filter; /* the filter line in force; NULL or "": none */
};

/* Adds the pages of what is shown. Roles stand as letters; who takes part for certain has a filled field, who perhaps
 * does a hollow, dashed one and `?`; heads, sums both ways on the last pages, legend, day and register are drawn too. A
 * matrix without rows or columns is one page that says so. */
void matrix_picture_add(const struct app *app, const struct matrix *matrix, const struct matrix_shown *shown,
                        enum matrix_grouping grouping, bool turned, const struct matrix_caption *caption,
                        struct picture_list *list);

#endif
