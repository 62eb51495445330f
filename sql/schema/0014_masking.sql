-- The names of known clients, as people write them, so that they can be masked in what leaves.
--
-- What providers wrote is stored as received; daemon/secrecy.c masks it where it is shown, printed or
-- logged.  It sends words and runs of words; these functions say which of them name a client.  Words
-- are folded (case, accents, å ä ö as file names lose them, the genitive's s) here and nowhere else.

-- Without a search path of their own, so that they are part of the statement that calls them.
create function avstamd.name_fold(word text) returns text
language sql immutable strict parallel safe as $$
    select case when octet_length(word) = length(word) then lower(word collate "und-x-icu")
                else translate(translate(normalize(lower(word collate "und-x-icu"), nfkd),
                         U&'\0300\0301\0302\0303\0304\0306\0307\0308\030A\030B\030C\0327\0328', ''),
                         'øæðđþłıß', 'oaddtlis') end
$$;
comment on function avstamd.name_fold(text) is 'internal: small letters without accents';

create function avstamd.name_part(folded text) returns text
language sql immutable strict parallel safe as $$
    select case when length(folded) > 2 and right(folded, 1) = 's' then left(folded, -1) else folded end
$$;
comment on function avstamd.name_part(text) is 'internal: without the s that may be a genitive''s';

create function avstamd.name_words(folded text) returns text[]
language sql immutable strict parallel safe as $$
    select array_remove(regexp_split_to_array(folded, '[^[:alpha:]]+'), '')
$$;
comment on function avstamd.name_words(text) is 'internal: the words of a folded name';

create table avstamd.client_name (
    key       text collate "C" not null,
    client_no integer not null,
    whole     boolean not null, -- a name; else one word of a name
    primary key (key, client_no)
);
create index client_name_client on avstamd.client_name (client_no);
comment on table avstamd.client_name is
    'clients'' names and the words of them, folded; the words of a name stand in the order of the alphabet';

-- A name is all its words; or one given name, or the first with its hyphen, and the family's, or one of
-- the family's: what is left out of a name is still a name, what two clients share is none.  The family
-- stands before a comma, else last.  Written together ("evaekman.pdf") a name is one word.  A single word is
-- a name only if nothing else is known.
create function avstamd.client_name_keys(numbers integer[], names text[])
returns table (client_no integer, key text, whole boolean)
language sql immutable parallel safe set search_path = avstamd, pg_temp as $$
    with named as (
        select client_no, name_fold(name) as name from unnest(numbers, names) as named (client_no, name)
        where name <> ''
    ), divided as (
        select client_no,
               case when strpos(name, ',') > 0 then split_part(name, ',', 2)
                    else regexp_replace(name, '\S+\s*$', '') end as given,
               case when strpos(name, ',') > 0 then split_part(name, ',', 1)
                    else substring(name from '(\S+)\s*$') end as family
        from named
    ), written as materialized (
        select client_no, name_words(given) as given, name_words(family) as family,
               name_words(split_part(ltrim(given), ' ', 1)) as first
        from divided
    ), telling as materialized (
        select client_no, given, family, one, other
        from written, unnest(given) as one, unnest(family) as other
        where length(one) > 1 and length(other) > 1
          and one <> all (array['af', 'av', 'von', 'van', 'de', 'der', 'den', 'la', 'le', 'el', 'al'])
          and other <> all (array['af', 'av', 'von', 'van', 'de', 'der', 'den', 'la', 'le', 'el', 'al'])
    ), chosen (client_no, words) as (
        select client_no, given || family from written
        where cardinality(given) + cardinality(family) > 2
              or cardinality(given) + cardinality(family) = 1 and length((given || family)[1]) > 1
        union all
        select client_no, first || family from written
        where cardinality(first) > 0 and cardinality(first) + cardinality(family) > 2
        union all
        select client_no, one || family from telling where cardinality(family) > 1
    ), found (client_no, key, whole) as (
        select client_no, array_to_string(array(
                   select name_part(word) collate "C" from unnest(words) as word order by 1), ' '), true
        from chosen
        union all
        select client_no, least(name_part(one) collate "C", name_part(other) collate "C") || ' '
                          || greatest(name_part(one) collate "C", name_part(other) collate "C"), true
        from telling
        union all
        select client_no, name_part(one || other), true from telling where length(one || other) > 5
        union all
        select client_no, name_part(other || one), true from telling where length(one || other) > 5
        union all
        select client_no, name_part(array_to_string(given || family, '')), true
        from written where cardinality(given) + cardinality(family) > 2
        union all
        select client_no, name_part(word), false
        from written, unnest(given || family) as word where cardinality(given) + cardinality(family) > 1
    )
    select client_no, key, bool_or(whole) from found group by client_no, key
$$;
comment on function avstamd.client_name_keys(integer[], text[]) is 'internal: how clients'' names may be written';

create function avstamd.client_named() returns trigger
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    if tg_op in ('UPDATE', 'DELETE') then
        delete from client_name
        where client_no in (select old_row.client_no from old_row where name is not null);
    end if;
    if tg_op in ('INSERT', 'UPDATE') then
        insert into client_name (client_no, key, whole)
        select keys.client_no, keys.key, keys.whole
        from client_name_keys(array(select client_no from new_row order by client_no),
                              array(select name from new_row order by client_no)) as keys;
    end if;
    return null;
end $$;
comment on function avstamd.client_named() is 'keeps client_name as the clients are';
create trigger named_inserted after insert on avstamd.client
    referencing new table as new_row for each statement execute function avstamd.client_named();
create trigger named_updated after update on avstamd.client
    referencing old table as old_row new table as new_row
    for each statement execute function avstamd.client_named();
create trigger named_deleted after delete on avstamd.client
    referencing old table as old_row for each statement execute function avstamd.client_named();

insert into avstamd.client_name (client_no, key, whole)
select client_no, key, whole
from avstamd.client_name_keys(array(select client_no from avstamd.client order by client_no),
                              array(select name from avstamd.client order by client_no));

create function avstamd.name_parts(words text[]) returns table (place bigint, part text)
language plpgsql stable parallel restricted security definer set search_path = avstamd, pg_temp as $$
begin
    return query
    select folded.place, folded.part
    from (select asked.place, name_part(name_fold(asked.word)) as part
          from unnest(words) with ordinality as asked (word, place)) as folded
    where exists (select from client_name where key = folded.part);
end $$;
comment on function avstamd.name_parts(text[]) is 'which of these words stand in the name of a client, folded';

-- Who may see the client's code reads it in the name's place.  A protected person's name and one that
-- several clients have become no code: it would tell, or say too much.
create function avstamd.names_masked(keys text[]) returns table (place bigint, shown text)
language plpgsql stable parallel restricted security definer set search_path = avstamd, pg_temp as $$
declare
    -- nobody is signed in at a command, or in the worker; a page's connection before enter() learns no code
    all_of_them constant boolean := sees_all() or (me() is null and caller() <> 'avstamd_web');
begin
    return query
    select asked.place,
           case when count(*) = 1 and not bool_or(client.protected)
                     and (all_of_them or bool_or(is_mine(client.client_no)))
                then '[' || min(client.client_id) || ']' else '[namn]' end
    from unnest(keys) with ordinality as asked (key, place)
    join client_name on client_name.key = asked.key and client_name.whole
    join client on client.client_no = client_name.client_no
    group by asked.place;
end $$;
comment on function avstamd.names_masked(text[]) is
    'which of these runs of folded words name a client, and what is written in the place of the name';
