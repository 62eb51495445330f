#!/bin/sh
# Makes C constants of SQL files: embed.sh header|source|schema DIRECTORY
# One statement a file; sql/queries/finding_insert.sql becomes SQL_FINDING_INSERT.
# (One awk for all files: a process for each would take seconds.)
set -eu

what=$1
case $what in
header | source) set -- "$2"/*.sql ;;
schema) set -- "$2"/schema/*.sql "$2/roles.sql" ;;
*) exit 2 ;;
esac
awk -v what="$what" '
    function end_of_file() {
        if (name == "") { return }
        print what == "schema" ? (name == "roles" ? "};" : "    },") : "};"
    }
    what == "source" && NR == 1 { print "#include \"daemon/query.h\"" }
    what == "schema" && NR == 1 {
        print "#include \"daemon/migrate.h\"\nconst struct migration migration_all[] = {"
    }
    FNR == 1 {
        if (what != "header") { end_of_file() }
        name = FILENAME
        sub(/.*\//, "", name)
        sub(/\.sql$/, "", name)
        names[++count] = "SQL_" toupper(name)
        if (what == "header") {
            print "extern const struct query " names[count] ";"
        } else if (what == "source") {
            print "const struct query " names[count] " = {\n    \"" name "\","
        } else if (name == "roles") {
            print "};\nconst size_t migration_count = sizeof migration_all / sizeof migration_all[0];"
            print "const struct migration migration_roles = {\"roles\","
        } else {
            print "    {\"" name "\","
        }
    }
    what != "header" { # a line a literal
        gsub(/[\\"]/, "\\\\&")
        print "        \"" $0 "\\n\""
    }
    END {
        if (what != "header") { end_of_file() }
        if (what == "source") {
            print "const struct query *const query_all[] = {"
            for (at = 1; at <= count; at++) { print "    &" names[at] "," }
            print "};\nconst size_t query_count = sizeof query_all / sizeof query_all[0];"
        }
    }' "$@"
