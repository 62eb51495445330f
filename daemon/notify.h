/* What systemd is told: ready, what we do, that we are alive, that we stop.  Nothing happens when
 * nobody listens (no NOTIFY_SOCKET). */
#ifndef AVSTAMD_NOTIFY_H
#define AVSTAMD_NOTIFY_H

#include <stdint.h>

#include "reconcile/base/attributes.h"

void notify_ready(void);
void notify_reloading(void); /* then notify_ready */
void notify_status(const char *format, ...) PRINTF(1, 2);
void notify_alive(void);
void notify_stopping(void);
/* How often notify_alive must be called at least; 0 when no watchdog waits for it. */
int64_t notify_watchdog_ms(void);

#endif
