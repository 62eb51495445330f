-- Administrators change what they may, see no person, and no file's content; what they do is logged.
begin;
set local search_path = avstamd, public, pg_temp;
select * from no_plan();
\i tests/sql/review_town.psql
create function logged(words text) returns bigint language sql security definer as $$
    select count(*) from access_log where what like logged.words $$;

-- Somebody's own doings
select arrive('adm') is not null;
select throws_ok($$ select user_password_set(me(), 'x') $$, 'AV001', null, 'one''s own password is changed with the old one');
select throws_ok($$ select user_role_set(me(), 'finance') $$, 'AV001', null, 'nobody gives oneself a role');
select throws_ok($$ select user_change(me(), 'Adam', 'H1', null) $$, 'AV001', null, 'nor clients');
select throws_ok($$ select user_role_set(9, 'finance', '2026-12-01', '2026-11-01') $$, 'AV006', null, 'a role ends after it begins');
select throws_ok($$ select user_role_set(99, 'finance') $$, 'AV006', null, 'a user who is none gets none');

-- Words of the clients' register
select results_eq($$ select word, clients, taken from staff_words() where kind = 'officer' $$,
                  $$ values ('H1', 2::bigint, true), ('H2', 1, true), ('H9', 1, false) $$,
                  'a handläggare of the register without a user is found');
select results_eq($$ select word, taken from staff_words() where kind = 'unit' $$,
                  $$ values ('Norr', true), ('Söder', false) $$, 'and a unit without its manager');
select is_empty($$ select client_no from client $$, 'but an administrator sees no client');
select is_empty($$ select * from access_log $$, 'and not the access log');

-- The delegation order: no limit only where it is said, and one row at a time.
select throws_ok(format('select delegation_set(''officer'', null, null, %s)', left_out), 'AV006', null, left_out || ' is not stated')
from unnest(array['null, null, null', '1, null, 1', '1, 1, null', 'null, 1, 1', 'null, 1, 1, no_limit => ''{day}''',
                  '1, 1, 1, no_limit => ''{day}''', '1, 1, 1, no_limit => null', 'null, null, 1, no_limit => ''{invoice}''']) as left_out;
select lives_ok($$ select delegation_set('officer', null, null, 1, null, 3, '2030-01-01', '2030-12-31', '{day}') $$, 'a limit a day is left out on purpose');
select throws_ok(format('select delegation_set(''officer'', null, null, 1, 2, 3, %s)', days), 'AV006', null, days || ' meets it')
from unnest(array['''2030-12-31''', '''2020-01-01''', '''2020-01-01'', ''2030-01-01''', '''2030-05-01'', ''2030-05-01''']) as days;
select lives_ok(format('select delegation_set(%s)', beside), beside || ' meets none')
from unnest(array['''officer'', null, null, 1, 2, 3, ''2020-01-01'', ''2029-12-31''', '''officer'', null, null, 1, 2, 3, ''2031-01-01''',
                  '''officer'', null, ''HT'', 1, 2, 3, ''2030-01-01''', 'null, 3, null, 1, 2, 3, ''2030-01-01''',
                  'null, 4, null, 1, 2, 3, ''2030-01-01''']) as beside;
select throws_ok($$ select delegation_set(null, 4, null, 1, 2, 3, '2030-01-01') $$, 'AV006', null, 'of a person, too');
select throws_like($$ select delegation_set('officer', null, '', 1, 2, 3, '2031-06-01') $$, '%2031-01-01%', 'and which it is is said');
select lives_ok($$ select delegation_end((select delegation_no from delegation where role = 'officer' and valid_from = '2031-01-01')) $$,
                'that one never was');
select lives_ok($$ select delegation_set('officer', null, null, 1, 2, 3, '2031-01-01') $$, 'and stands in nobody''s way');

-- Tolerances
select lives_ok($$ select service_tolerance_set(1, 5, 0.25) $$, 'a tolerance is set');
select results_eq($$ select tolerance_pct, tolerance_qty from service $$, $$ values (5.0000, 0.2500) $$, 'and stands');
select throws_ok($$ select service_tolerance_set(1, 101, 0) $$, 'AV006', null, 'not above all of it');
select throws_ok($$ select service_tolerance_set(1, -1, 0) $$, 'AV006', null, 'nor below nothing');
select throws_ok($$ select service_tolerance_set(1, 5, null) $$, 'AV006', null, 'nor half of it');
select throws_ok($$ select service_tolerance_set(7, 5, 0) $$, 'AV006', null, 'nor of a service that is none');
reset role;
select is((select former ->> 'tolerance_pct' from fact_history where kind = 'service' order by fact_history_no desc limit 1),
          '0.0000', 'what it was is kept');
select is(logged('insats 1: tolerans 5 % och 0.25'), 1::bigint, 'the change is logged');
select isnt_empty($$ select from job where kind = 'reconcile' $$, 'and the invoices are settled anew');

-- Quarantine
update file set content = convert_to('<?xml version="1.0"?><Invoice xmlns="urn:oasis:ubl:2" id="K1"><!-- Karin --><Note>191212121212 Karin'
    || '</Note><Line kind="Kurt"/><Party><Name>Karin Ett</Name></Party><![CDATA[Kajsa]]><broken a="Kim', 'UTF8') where file_no = 1;
select arrive('adm') is not null;
select results_eq($$ select guess, outline from quarantine_outline(1) $$,
                  $$ values ('XML', E'<Invoice xmlns="urn:oasis:ubl:2">\n  <Note>\n  <Line/>\n  <Party>\n    <Name>') $$,
                  'an outline tells how a file is built, and nothing of what it says');
select matches(quarantine_told(reason), told, 'why, in Swedish: ' || reason)
from (values ('the file is empty', 'är tom'), ('line 1: no XML: it does not begin with ''<''', 'inte XML'),
    ('line 1: no invoice that we know: the root element is {}html', 'ingen faktura som känns igen'),
    ('line 1: the file ends before its root element does: it is cut off', 'slutar mitt i'),
    ('BT-2 (issue date) is missing', '^Fakturans datum saknas'), ('line 1: BT-1 (invoice number) is empty', 'nummer saknas'),
    ('line 1: BT-131 (line net amount) cannot be ''12x''', 'Beloppet på en rad går inte att läsa'),
    ('line 1: BT-115 is too large: ''99999999999999999999''', 'BT-115, är orimligt stort'),
    ('line 1: its encoding, EBCDIC-XX, is none that is read here: send it in UTF-8', 'teckenkodning'),
    ('line 1: not well-formed XML: Input is not proper UTF-8, indicate encoding !', 'teckenkodning'),
    ('line 9: not well-formed XML: Opening and ending tag mismatch', 'trasig XML'),
    ('the zip file is damaged: Truncated ZIP file header', 'Zip-filen är skadad'),
    ('the zip file holds no XML file', 'ingen XML'), ('a.zip: a zip file inside a zip file is not opened', 'zip-fil i sig'),
    ('the zip file unpacks to more than 100 times its size', 'dela upp'),
    ('line 1: a document type (DOCTYPE) is not allowed in an invoice', 'dokumenttyp'),
    ('line 1: the envelope holds no document', 'Kuvertet'),
    ('line 1: elements are nested deeper than the 100 that are allowed', 'dela upp'),
    ('line 1: a text is longer than the 1048576 bytes that are allowed', 'dela upp'),
    ('line 7: its base64 is cut off', 'bilaga'), ('what nobody has thought of', '^Filen gick inte att läsa')) as listed (reason, told);
select is(quarantine_told('line 2: the file ends before its root element does: it is cut off'),
          'Filen slutar mitt i. Be avsändaren skicka den igen. Det gäller rad 2 i filen.', 'the line is told, too');
select throws_ok($$ select * from quarantine_outline(7) $$, 'AV004', null, 'of files in quarantine only');
select throws_ok($$ select quarantine_discard(1, 1, ' ') $$, 'AV005', null, 'it is discarded with a reason');
select lives_ok($$ select quarantine_retry(1) $$, 'or read again');
select isnt(retry_at, null, 'which the worker sees') from quarantine;
select lives_ok($$ select quarantine_discard(1, 1, 'En bild') $$, 'a reason is given');
select throws_ok($$ select quarantine_retry(1) $$, 'AV003', null, 'what is discarded is not read again');
reset role;
select is(logged('kontur av fil i karantän 1'), 1::bigint, 'looking at a file is logged');
update file set content = '\x255044462d31' where file_no = 1;
select arrive('adm') is not null;
select results_eq($$ select guess, bytes, outline from quarantine_outline(1) $$, $$ values ('PDF', 6::bigint, null::text) $$,
                  'of what is no XML its kind alone');

-- Everybody else
reset role;
select throws_ok(format('select arrive(%L); select %s', login, call), 'AV001', null, login || ' may not ' || call)
from unnest(array['eva', 'hanna', 'chef', 'atte', 'rev', 'ute']) as login,
     unnest(array['service_tolerance_set(1, 5, 5)', 'quarantine_retry(1)',
                  'setting_set(''idle_minutes'', 480)', 'sso_group_set(''g'', ''finance'')', 'user_disable(1)',
                  'user_password_set(1, ''x'')', 'user_role_set(9, ''finance'')',
                  'delegation_set(''finance'', null, null, 1, 1, 1)', 'service_group_set(1, ''g'')']) as call;
select throws_ok(format('select arrive(%L); select %s', login, call), 'AV001', null, login || ' may not ' || call)
from unnest(array['eva', 'hanna', 'chef', 'atte', 'ute']) as login, unnest(array['staff_words()', 'quarantine_outline(1)']) as call;
select arrive('rev') is not null;
select isnt_empty($$ select * from staff_words() $$, 'the auditor reads which handläggare there are');
select isnt_empty($$ select * from quarantine_outline(1) $$, 'and how a file in quarantine is built');
select isnt_empty(format('select * from %I', name), 'and ' || name)
from unnest(array['delegation', 'user_seen', 'user_role', 'setting', 'quarantine']) as name;
select isnt_empty($$ select * from access_log $$, 'the auditor reads the access log');
select lives_ok($$ select log_reading('åtkomstlogg visad', 1) $$, 'and that is logged');
select is((select count(*) from access_log where what = 'åtkomstlogg visad' and client_no = 1), 1::bigint, 'with whom it was about');
select * from finish();
rollback;
