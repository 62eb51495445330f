#!/bin/sh
# Makes C constants of SQL files: embed.sh header|source|schema DIRECTORY
# One statement a file; sql/queries/finding_insert.sql becomes SQL_FINDING_INSERT.
set -eu

constant() {
    basename "$1" .sql | tr '[:lower:]' '[:upper:]'
}

literal() { # the file as a C string, a line a literal
    sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/.*/        "&\\n"/' "$1"
}

case $1 in
header)
    for file in "$2"/*.sql; do
        echo "extern const struct query SQL_$(constant "$file");"
    done
    ;;
source)
    echo '#include "daemon/query.h"'
    for file in "$2"/*.sql; do
        printf 'const struct query SQL_%s = {\n    "%s",\n' "$(constant "$file")" "$(basename "$file" .sql)"
        literal "$file"
        echo '};'
    done
    echo 'const struct query *const query_all[] = {'
    for file in "$2"/*.sql; do
        echo "    &SQL_$(constant "$file"),"
    done
    echo '};'
    echo 'const size_t query_count = sizeof query_all / sizeof query_all[0];'
    ;;
schema)
    echo '#include "daemon/migrate.h"'
    echo 'const struct migration migration_all[] = {'
    for file in "$2"/schema/*.sql; do
        printf '    {"%s",\n' "$(basename "$file" .sql)"
        literal "$file"
        echo '    },'
    done
    echo '};'
    echo 'const size_t migration_count = sizeof migration_all / sizeof migration_all[0];'
    echo 'const struct migration migration_roles = {"roles",'
    literal "$2/roles.sql"
    echo '};'
    ;;
esac
