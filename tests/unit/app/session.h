/* A session on the register of 2009 in memory, for tests of the use cases. */
#ifndef TESTS_UNIT_APP_SESSION_H
#define TESTS_UNIT_APP_SESSION_H

#include "samreg/app/app.h"
#include "samreg/model/change.h"

/* Opens it, made anew; in bokmål, as of the register's own day. Fails the test when that does not work. */
struct app *session_open(void);

/* Closes it. */
void session_close(struct app **app);

/* The identifier of the one record that the text means. Fails the test when there is none. */
int64_t session_find(struct app *app, enum entity_id kind, const char *text);

/* Fails the test, saying the error in English, when the status is not OK. */
void session_expect_ok(enum status status, struct error *error);

/* Whether the error in English holds the text. Clears the error. */
bool session_says(struct error *error, const char *text);

#endif
