#!/bin/sh
# Runs a page of pgTAP on a fresh schema, inside with_database.sh: pgtap.sh FILE.sql
set -eu
"$AVSTAMD" migrate >/dev/null
psql -Xqc 'create extension if not exists pgtap'
exec psql -XqAt -v ON_ERROR_STOP=1 -v VERBOSITY=terse -f "$1"
