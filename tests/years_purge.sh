# shellcheck shell=bash
# shellcheck disable=SC2154,SC2317 # a part of years.sh, which has set them
#
# Gallring of a town whose months stand on both sides of the oldest year that is kept.

long_ago() { # long_ago DATABASE: everything was paid in its time, but for what holds an invoice
    createdb -T avstamd "$1" && sql -d "$1" -v kept="$kept-01-01" -c 'set session_replication_role = replica' -f - <<'END'
update avstamd.decision d set at = doc.issue_date + 20 from avstamd.document doc where doc.document_no = d.document_no;
insert into avstamd.decision (document_no, what, at)
select document_no, 'approve', issue_date + 20 from avstamd.document
where document_no not in (select document_no from avstamd.export_row);
update avstamd.export set made_at = (select min(issue_date) + 20 from avstamd.document);
insert into avstamd.export (export_no, made_at, rows, pay_ore) select 2, min(issue_date) + 20, 1, 0 from avstamd.document;
insert into avstamd.export_row (export_no, place, kind, document_no, decision_no, pay_ore, content)
select 2, row_number() over (order by document_no), 'payment', document_no, min(decision_no), 0, '{}'
from avstamd.decision where document_no not in (select document_no from avstamd.export_row) group by document_no;
update avstamd.document_outcome set state = 'paid';
delete from avstamd.response_due;
update avstamd.document_outcome set state = 'disputed' where document_no = (
    select document_no from avstamd.document_outcome join avstamd.document using (document_no)
    where codes <> '{}' and document.issue_date < :'kept'::date - 40 order by document.issue_date desc, document_no limit 1);
END
}
due="select count(*) from avstamd.document where issue_date < '$kept-01-01'"
lists() { # lists FILE: what is known of the invoices and months that are kept
    sql -c "copy (
        select finding.code, document.seller_id, document.invoice_no, finding.line_id, finding.account_no, finding.month,
               finding.quantity_grains, finding.amount_ore, finding.within_tolerance, finding.state, finding.provider_no
        from avstamd.finding left join avstamd.document using (document_no)
        where finding.document_no in (select no from kept_document)
           or (finding.document_no is null and finding.month >= '$kept-01-01')
        order by 1, 2, 3, 4, 5, 6) to stdout" \
        -c "copy (select outcome.*::text from avstamd.document_outcome as outcome
                  where document_no in (select no from kept_document) order by document_no) to stdout" |
        sed -E 's/,[0-9]+(,[tf],)/,-\1/' >"$1"
}
preview_tells() {
    "$avstamd" purge >"$work/preview" && grep -q 'gallras .* fakturor, ' "$work/preview" &&
        grep -q 'undantas .*tvisten är inte avslutad' "$work/preview" &&
        "$avstamd" purge --format csv | grep '^documents,.*,fakturor,,' >/dev/null && is "$documents" "$due"
}
keeps() { # what is not going: noted before, so that it is known afterwards
    sql -c 'drop table if exists kept_document' -c "create table kept_document as
        select document_no as no from avstamd.document" \
        -c 'begin' -c 'select avstamd.purge_find()' -c 'delete from kept_document
        where no in (select document_no from found_document where hold is null)' -c 'commit' >/dev/null &&
        is t "select count(*) between 1 and (select count(*) - 1 from avstamd.document) from kept_document"
}
killed_and_again() {
    local attempt purging
    for ((attempt = 0; attempt < ${AVSTAMD_LONG:+30}+4; attempt++)); do
        "$avstamd" purge --do-it --by 'Anna Arkivarie' >"$work/purged" 2>&1 &
        purging=$!
        sleep "0.$(printf '%03d' $((RANDOM % 250 + 30)))"
        kill -KILL $purging 2>/dev/null
        wait $purging 2>/dev/null
    done
    "$avstamd" purge --do-it --by 'Anna Arkivarie'
}
same_rows() { # same_rows ONE OTHER: purged at one go, and killed on the way
    rows_of "$1" >"$work/$1.rows" && rows_of "$2" >"$work/$2.rows" &&
        diff <(grep -v '^purge' "$work/$1.rows") <(grep -v '^purge' "$work/$2.rows") &&
        diff <(sql -d "$1" -c "$summed") <(sql -d "$2" -c "$summed")
}
summed="select kind, what, sum(rows), min(oldest), max(newest) from avstamd.purge_protocol group by 1, 2 order by 1, 2"
kept_as_before() {
    lists "$work/kept.after" && diff "$work/kept.before" "$work/kept.after" && is 0 \
        "select count(*) from avstamd.recovery_claim"
}
months_gone() {
    asked "select to_char(month, 'YYYY_MM') from generate_series('$((kept - 1))-07-01'::date, '$kept-02-01', '1 month') as month
        where month >= '$kept-01-01' or exists (select from avstamd.line_outcome
            where period_start - 7 < month + interval '1 month' and period_end + 7 >= month)" >"$work/rested" &&
        asked "select substring(relname from 7) from pg_class where relispartition and relkind = 'r'
            and relname between 'visit_$((kept - 1))_07' and 'visit_${kept}_02' order by relname" | diff "$work/rested" - &&
        [ "$(wc -l <"$work/rested")" -lt 8 ]
}
no_person() { # the protocol as CSV: the town's codes and numbers do not stand in it
    "$avstamd" purge --protocol --format csv >"$work/protocol.csv" && grep -q 'Anna Arkivarie' "$work/protocol.csv" &&
        ! grep -F -f <(sql -c 'select client_id from avstamd.client union select personal_no from avstamd.client
            where personal_no is not null union select provider_id from avstamd.provider') "$work/protocol.csv"
}

check 'a town whose invoices were paid in their time' long_ago purged
export PGDATABASE=purged
"$avstamd" reconcile --full >/dev/null
documents=$(asked "$due")
check 'the dry run tells what goes and what is exempt, and takes nothing' preview_tells
check 'something goes, something stays' keeps
lists "$work/kept.before"
createdb -T purged killed
check 'a purge at one go' "$avstamd" purge --do-it --by 'Anna Arkivarie'
check 'what stays is as it was' kept_as_before
check 'a reconciliation of everything finds nothing new' sh -c "'$avstamd' reconcile --full | grep '0 new, 0 changed'"
check 'and leaves what stays as it was' kept_as_before
check 'the months before are gone, but for those that an invoice rests on' months_gone
check 'the protocol names no person' no_person
check 'nothing more is due' sh -c "'$avstamd' purge | grep -c '^  gallras ' | grep -qx 0"
export PGDATABASE=killed
check 'a purge that is killed goes on where it was' killed_and_again
PGDATABASE=killed "$avstamd" reconcile --full >/dev/null
check 'and ends with the same rows and the same protocol' same_rows purged killed
export PGDATABASE=avstamd
dropdb --force purged
dropdb --force killed
