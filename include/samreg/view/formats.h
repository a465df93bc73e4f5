/* In which format something is written to a file: asked for, the same way for lists, reports, maps and matrices. */
#ifndef SAMREG_VIEW_FORMATS_H
#define SAMREG_VIEW_FORMATS_H

#include "samreg/app/export.h"
#include "samreg/view/shell.h"

/* What is chosen: a format of tables and documents, or with `picture` one of pictures. */
struct format {
    bool picture;
    enum publish_format table;    /* unless `picture` */
    enum drawing_format drawing;  /* with `picture` */
};

/* What a thing to write can be. */
enum formats {
    FORMATS_TABLE = 1 << 0,   /* a table or a document */
    FORMATS_PICTURE = 1 << 1, /* a picture */
    FORMATS_SEVERAL = 1 << 2  /* a document of several tables: formats that hold one alone say that they do */
};

/* Asks for a format of those that `what` can have. Nothing is called when it is left. */
void formats_ask(struct shell *shell, unsigned what, void (*chosen)(void *context, struct format format),
                 void *context);

/* Says that a file was written, how many rows it has (below 0: not said), and how to get it; or the error. Frees
 * `path`, which may be NULL after an error. */
void formats_say(struct shell *shell, enum status status, char *path, int64_t rows, struct error *error);

#endif
