#!/bin/sh
# Makes C constants of the stylesheets and what goes with them: embed.sh DIRECTORY
set -eu

echo '#include "daemon/web/assets.h"'
echo 'const struct asset asset_all[] = {'
for file in "$1"/*.xsl "$1"/*.css "$1"/*.js "$1"/*.svg; do
    printf '    {"%s",\n' "$(basename "$file")"
    sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/?/\\?/g' -e 's/.*/        "&\\n"/' "$file"
    echo '    },'
done
echo '};'
echo 'const size_t asset_count = sizeof asset_all / sizeof asset_all[0];'
