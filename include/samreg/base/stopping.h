/* Being asked to stop by a signal, and waiting so that it is heard: the one flag that signals set, and waits that a
 * request ends whether it comes before or during them. */
#ifndef SAMREG_BASE_STOPPING_H
#define SAMREG_BASE_STOPPING_H

#include <stdbool.h>

/* From now on Ctrl+C, a request to end (SIGTERM) and the end of the line (SIGHUP) ask to stop instead of ending the
 * program. Who has told the program to outlive the line (nohup) is obeyed. */
void stopping_listen(void);

/* Whether that has been asked for; never before stopping_listen(). */
bool stopping_is_wanted(void);

/* Waits until the file is ready for `events` of poll(), for as long as it takes. Returns 0, EINTR when the program is
 * or was asked to stop, or another errno. */
int stopping_wait_for(int file, short events);

/* Waits so many milliseconds; likewise. */
int stopping_pause(int milliseconds);

#endif
