#include "daemon/notify.h"

#include <systemd/sd-daemon.h>

#include "daemon/clock.h"
#include "daemon/printable.h"

void notify_ready(void)
{
    (void)sd_notify(0, "READY=1");
}

void notify_reloading(void)
{
    (void)sd_notifyf(0, "RELOADING=1\nMONOTONIC_USEC=%jd", (intmax_t)clock_monotonic_ms() * 1000);
}

void notify_status(const char *format, ...)
{
    ARENA(arena);
    va_list arguments;

    va_start(arguments, format);
    const char *text = masked_text(arena, arena_vprintf(arena, format, arguments));

    va_end(arguments);
    (void)sd_notifyf(0, "STATUS=%s", text);
}

void notify_alive(void)
{
    (void)sd_notify(0, "WATCHDOG=1");
}

void notify_stopping(void)
{
    (void)sd_notify(0, "STOPPING=1\nSTATUS=Stopping");
}

int64_t notify_watchdog_ms(void)
{
    uint64_t limit_us = 0;

    return sd_watchdog_enabled(0, &limit_us) > 0 ? (int64_t)(limit_us / 2000) : 0;
}
