#include "daemon/manual.h"

#include <ctype.h>
#include <string.h>

#include "daemon/commands.h"
#include "daemon/config_print.h"
#include "daemon/log_errors.h"
#include "daemon/roff.h"

struct part {
    const char *title; /* NULL: goes on */
    const char *text;
    const char *example;
};

static void print_parts(FILE *out, const struct part *parts, size_t count)
{
    for (size_t at = 0; at < count; at++) {
        if (parts[at].title != NULL) {
            roff_section(out, parts[at].title);
        } else if (parts[at].text != NULL) {
            (void)fputs(".PP\n", out);
        }
        if (parts[at].text != NULL) {
            roff_text(out, parts[at].text);
        }
        if (parts[at].example != NULL) {
            (void)fputs(parts[at].text == NULL ? "" : ".PP\n", out);
            roff_example(out, parts[at].example);
        }
    }
}

#define PRINT_PARTS(out, parts) print_parts(out, parts, sizeof(parts) / sizeof((parts)[0]))

static void print_head(FILE *out, const char *name, const char *section, const char *what)
{
    (void)fprintf(out,
                  ".TH %s %s 2026-11-29 \"avstamd " AVSTAMD_VERSION "\"\n.SH NAME\n%s \\- %s\n",
                  name, section, name, what);
}

static void print_commands_manual(FILE *out)
{
    static const struct part before[] = {
        {"SYNOPSIS", NULL, "avstamd [--config FILE] COMMAND [ARGUMENT…]"},
        {"DESCRIPTION",
         "avstamd compares what a Swedish municipality is asked to pay for care with what was "
         "ordered and what was done, and explains every öre of the difference. It finds, and shows "
         "what a finding rests on; people decide.",
         NULL},
        {NULL, "check, rules and show need no database; the other commands do.", NULL},
    };
    static const struct part after[] = {
        {"EXIT STATUS",
         "0 when a command did its work, 2 when it could not, with one line on standard error that "
         "says why; check ends with 1 when an invoice is not acceptable.",
         NULL},
        {"ENVIRONMENT",
         "PGHOST, PGDATABASE, PGUSER and the like are libpq's own. AVSTAMD_CONFIG names a file of "
         "settings, as --config does. AVSTAMD_TODAY=YYYY-MM-DD makes another day today, for trying "
         "things out. Some settings have a variable of their own; avstamd.conf(5) names them.",
         NULL},
        {"SEE ALSO", "avstamd.conf(5), avstamd(8)", NULL},
    };
    ARENA(arena);

    print_head(out, "avstamd", "1", "reconciles care invoices with ordered and performed care");
    PRINT_PARTS(out, before);
    roff_section(out, "COMMANDS");
    for (size_t at = 0; at < command_count; at++) {
        const struct command *command = command_all[at];

        roff_subsection(out, arena_printf(arena, "%s %s", command->name, command->arguments));
        roff_text(out, command->summary);
        (void)fputs(".PP\n", out);
        roff_example(out, command->help);
    }
    PRINT_PARTS(out, after);
}

static void print_settings_manual(FILE *out)
{
    static const struct part before[] = {
        {"DESCRIPTION",
         "Settings are read from /etc/avstamd/avstamd.conf and then from the files "
         "/etc/avstamd/conf.d/*.conf in the order of their names; with --config FILE or "
         "AVSTAMD_CONFIG only from that file. What is read later wins, then the environment, then "
         "the options of a command. What is wrong anywhere stops every command, with file and "
         "line; a daemon that is told to reload (SIGHUP) keeps the old settings instead.",
         NULL},
        {NULL,
         "A setting is NAME = VALUE on a line of its own, of at most 198 bytes, below its "
         "[SECTION]. Lines that begin with # or ; are comments, and so is what follows a ; after a "
         "blank. A name without a value unsets what was set before.",
         NULL},
        {NULL,
         "Secrets do not stand in these files, but where they are kept: credential:NAME is what "
         "systemd hands over, file:/PATH a file that nobody but its owner may read.",
         "[Service]\nLoadCredential=database-password:/etc/avstamd/credentials/database"},
        {"COMMANDS", "These tell what is wrong, what holds and who says so, and what there is:",
         "avstamd config check\navstamd config show\navstamd config example"},
    };
    static const struct part after[] = {{"SEE ALSO", "avstamd(1), avstamd(8)", NULL}};

    print_head(out, "avstamd.conf", "5", "settings of avstamd");
    PRINT_PARTS(out, before);
    roff_section(out, "SETTINGS");
    config_print_manual(out);
    PRINT_PARTS(out, after);
}

static void print_log_manual(FILE *out)
{
    static const struct part before[] = {
        {"LOG",
         "The journal gets the fields AVSTAMD_FILE (a name), AVSTAMD_FILE_NO, AVSTAMD_JOB, "
         "AVSTAMD_SOURCE, AVSTAMD_INVOICE (a number, BT-1) and, of errors and warnings, "
         "AVSTAMD_ERROR; elsewhere they stand at the end of a line on standard error. What a file "
         "says is never logged.",
         "journalctl -u 'avstamd-*' -p warning\njournalctl AVSTAMD_FILE_NO=17\n"
         "journalctl AVSTAMD_INVOICE=F-1001\njournalctl AVSTAMD_ERROR=source-failed "
         "AVSTAMD_SOURCE=mailbox"},
        {NULL, "The errors by their names, which never change:", NULL},
    };

    PRINT_PARTS(out, before);
    for (size_t at = LOG_NO_ERROR + 1; at < LOG_ERROR_COUNT; at++) {
        roff_subsection(out, log_errors[at].name);
        roff_text(out, log_errors[at].means);
    }
}

static void print_years_manual(FILE *out)
{
    static const struct part parts[] = {
        {"BACKUP", "A backup of the database is a backup of everything; roles stand beside it.",
         "pg_dumpall --roles-only > avstamd-roles.sql; pg_dump -Fc avstamd > avstamd.dump\n"
         "psql -X -f avstamd-roles.sql postgres; createdb avstamd\n"
         "pg_restore --exit-on-error -d avstamd avstamd.dump\n"
         "PGDATABASE=avstamd avstamd migrate"},
        {"PURGE",
         "What has been kept as long as the rules of gallring say is shown, destroyed and told in "
         "a protocol; purge = yes in [retention] lets the daemon do so.",
         "avstamd purge\navstamd purge --do-it --by NAME\navstamd purge --protocol --format csv"},
        {"SEVERAL HOSTS",
         "Daemons and pages of several machines may share one database: a job is taken by one, and "
         "by another when the first is gone. Each has an inbox folder of its own.",
         NULL},
        {"UPGRADE",
         "A migration runs in one transaction under a lock; a program that meets a schema of "
         "another version says so and does nothing.",
         "systemctl stop 'avstamd-*'\nPGDATABASE=avstamd avstamd migrate     # as its owner\n"
         "systemctl start avstamd-work.service avstamd-reconcile.timer avstamd-web.socket"},
    };

    PRINT_PARTS(out, parts);
}

static void print_operating_manual(FILE *out)
{
    static const struct part parts[] = {
        {"DESCRIPTION",
         "avstamd is operated as three services that share a PostgreSQL database; everything is in "
         "the database, also the invoices as received.",
         NULL},
        {"SERVICES",
         "avstamd-work.service takes files from the inbox and reconciles what they change. "
         "avstamd-reconcile.timer settles everything anew at 04:15 every night. avstamd-web.socket "
         "opens /run/avstamd/web.sock for a reverse proxy with TLS, and starts "
         "avstamd-web.service, "
         "the review pages. A service that fails starts avstamd-failure@.service, which logs at "
         "the priority alert.",
         "systemctl enable --now avstamd-work.service avstamd-reconcile.timer avstamd-web.socket"},
        {"USERS",
         "The daemon and the nightly run are the user avstamd, the pages avstamd-web, who can "
         "neither read the inbox nor write facts. PostgreSQL knows both by these names (peer).",
         "createuser avstamd; createuser avstamd-web; createdb avstamd\n"
         "PGDATABASE=avstamd avstamd migrate\n"
         "psql -c 'grant avstamd_worker to avstamd' -c 'grant avstamd_web to \"avstamd-web\"'"},
        {"SIGNALS",
         "SIGHUP (systemctl reload) reads the settings anew without losing work; wrong ones are "
         "told, and the old go on to hold. SIGTERM ends a service within seconds; a run that is "
         "cut off is done again at the next start, and nothing twice.",
         NULL},
        {"MONITORING",
         "avstamd status says what needs attention, with the command that helps, and ends with 1 "
         "when something does. avstamd-metrics.socket opens 127.0.0.1:9464, where the review "
         "pages' "
         "process answers /metrics (OpenMetrics, nothing of any person in it), /healthz (it is "
         "alive) and /readyz (the database answers and has this program's schema; else 503 and "
         "why). alerts.yml in /usr/share/doc/avstamd is rules for Prometheus. Elsewhere "
         "metrics_listen in [web], and in [work] for the daemon's own, is such an address.",
         "systemctl stop avstamd-web\nsystemctl enable --now avstamd-metrics.socket\n"
         "systemctl start avstamd-web\ncurl http://127.0.0.1:9464/readyz"},
        {"FILES",
         "/etc/avstamd/avstamd.conf, /etc/avstamd/conf.d: settings. /etc/avstamd/credentials: "
         "secrets, for root only. /var/lib/avstamd/inbox: where invoices arrive; processed and "
         "refused below it.",
         NULL},
    };
    static const struct part after[] = {
        {"SEE ALSO", "avstamd(1), avstamd.conf(5), systemd.exec(5)", NULL}};

    print_head(out, "avstamd", "8", "operating the services of avstamd");
    PRINT_PARTS(out, parts);
    print_years_manual(out);
    print_log_manual(out);
    PRINT_PARTS(out, after);
}

/* Every --option that a text names, once. */
static void print_options(FILE *out, struct arena *arena, const char *text)
{
    const char *seen = " ";

    for (const char *at = strstr(text, "--"); at != NULL; at = strstr(at + 2, "--")) {
        size_t length = 2;

        while (islower((unsigned char)at[length]) || (length > 2 && at[length] == '-')) {
            length++;
        }
        const char *option = arena_printf(arena, " %.*s ", (int)length, at);

        if (length > 2 && strstr(seen, option) == NULL) {
            (void)fputs(option, out);
            seen = arena_printf(arena, "%s%s", seen, option);
        }
    }
}

/* "check|show|example": words to choose from, if the arguments begin with such. */
static void print_verbs(FILE *out, const char *arguments)
{
    size_t length = strcspn(arguments, " ");

    if (memchr(arguments, '|', length) == NULL || !islower((unsigned char)arguments[0])) {
        return;
    }
    for (size_t at = 0; at < length; at++) {
        (void)fputc(arguments[at] == '|' ? ' ' : arguments[at], out);
    }
}

static void print_completion(FILE *out)
{
    ARENA(arena);

    (void)fputs(
        "# bash completion of avstamd, printed by the program\n_avstamd() {\n"
        "    local word=${COMP_WORDS[COMP_CWORD]} at=1 words\n    COMPREPLY=()\n"
        "    [[ ${COMP_WORDS[1]} != --config ]] || at=3\n    if ((COMP_CWORD < at)); then\n"
        "        ((COMP_CWORD != 2)) || mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n"
        "        return\n    fi\n    if ((COMP_CWORD == at)); then\n        words='--config "
        "--help --version",
        out);
    for (size_t at = 0; at < command_count; at++) {
        (void)fprintf(out, " %s", command_all[at]->name);
    }
    (void)fputs("'\n    else\n        case ${COMP_WORDS[at]} in\n", out);
    for (size_t at = 0; at < command_count; at++) {
        (void)fprintf(out, "        %s) words='--help ", command_all[at]->name);
        print_verbs(out, command_all[at]->arguments);
        print_options(
            out, arena,
            arena_printf(arena, "%s\n%s", command_all[at]->arguments, command_all[at]->help));
        (void)fputs("' ;;\n", out);
    }
    (void)fputs("        esac\n    fi\n    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- "
                "\"$word\")\n}\ncomplete -o default -F _avstamd avstamd\n",
                out);
}

bool manual_print(FILE *out, const char *page)
{
    static const struct {
        const char *name;
        void (*print)(FILE *out);
    } pages[] = {{"avstamd.1", print_commands_manual},
                 {"avstamd.conf.5", print_settings_manual},
                 {"avstamd.8", print_operating_manual},
                 {"avstamd.conf", config_print_example},
                 {"completion", print_completion}};

    for (size_t at = 0; at < sizeof pages / sizeof pages[0]; at++) {
        if (strcmp(pages[at].name, page) == 0) {
            pages[at].print(out);
            return true;
        }
    }
    return false;
}
