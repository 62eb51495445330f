-- What the pages of administrators and auditors need beside 0008: tolerances, files in quarantine,
-- words to choose from; and the access log in an order that can be paged through.

-- Nothing of a client but the words that users are tied to her by.
create function avstamd.staff_words(out kind text, out word text, out clients bigint, out taken boolean)
returns setof record language plpgsql stable security definer set search_path = avstamd, pg_temp as $$
begin
    perform may_read_settings();
    return query
        select 'officer', c.officer, count(*),
               exists (select from app_user u where u.officer_id = c.officer and u.disabled_at is null)
        from client c where c.officer is not null group by c.officer
        union all
        select 'unit', c.unit, count(*), exists (
                   select from app_user u join user_role r using (user_no)
                   where u.unit = c.unit and u.disabled_at is null and r.role = 'unit_manager'
                     and today() between r.valid_from and coalesce(r.valid_to, 'infinity'))
        from client c where c.unit is not null group by c.unit
        order by 1, 2;
end $$;
comment on function avstamd.staff_words() is
    'handläggare and units of the clients'' register, and whether somebody who signs in has them';

-- The former row stays in fact_history by the table's own triggers, which also tell the reconciliation
-- which accounts to look at again.
create function avstamd.service_tolerance_set(service_no integer, tolerance_pct numeric, tolerance_qty numeric)
returns void language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    perform may_administer();
    if service_tolerance_set.tolerance_pct is null or service_tolerance_set.tolerance_qty is null
       or service_tolerance_set.tolerance_pct not between 0 and 100 then
        perform refuse('AV006', 'Ange båda toleranserna: procent mellan 0 och 100, och mängd, 0 om ingen.');
    end if;
    update service s
    set tolerance_pct = service_tolerance_set.tolerance_pct, tolerance_qty = service_tolerance_set.tolerance_qty
    where s.service_no = service_tolerance_set.service_no;
    if not found then
        perform refuse('AV006', 'Insatsen finns inte.');
    end if;
    insert into job (kind) values ('reconcile') on conflict do nothing;
    perform log_event(format('insats %s: tolerans %s %% och %s', service_tolerance_set.service_no,
                             service_tolerance_set.tolerance_pct, service_tolerance_set.tolerance_qty));
exception when check_violation or numeric_value_out_of_range then
    perform refuse('AV006', 'Toleransen är inte ett tal som kan användas.');
end $$;
comment on function avstamd.service_tolerance_set(integer, numeric, numeric) is
    'how much above the order is let pass, in percent and in units of the service';

-- Nobody at the pages reads what stands in a file that could not be understood: it may be anything about
-- anybody.  What helps is its kind and its outline: names of elements and namespaces, no text, no values.
create function avstamd.quarantine_outline(file_no bigint, out guess text, out bytes bigint, out outline text)
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    head bytea;
    plain text;
begin
    perform may_read_settings();
    select substring(f.content from 1 for 8192), octet_length(f.content) into head, bytes
    from file f where f.file_no = quarantine_outline.file_no
      and exists (select from quarantine q where q.file_no = f.file_no);
    if head is null then
        perform refuse('AV004', 'Filen finns inte i karantän.');
    end if;
    perform log_event('kontur av fil i karantän ' || quarantine_outline.file_no);
    plain := replace(encode(head, 'escape'), '\000', '');
    guess := case when octet_length(head) = 0 then 'tom fil'
                  when plain ~ '^%PDF-' then 'PDF'
                  when plain ~ '^PK\\?[0-9]*' and substring(head from 1 for 2) = 'PK' then 'zip-fil'
                  when substring(head from 2 for 3) = 'PNG' or substring(head from 1 for 2) = '\xffd8' then 'bild'
                  when plain ~* '^(\\[0-9]{3})*\s*<(!doctype )?html' then 'webbsida (HTML)'
                  when plain ~ '^(\\[0-9]{3})*\s*<' then 'XML'
                  when plain ~ '^(\\[0-9]{3})*\s*[{[]' then 'JSON'
                  else 'text eller annat' end;
    if guess <> 'XML' then
        return;
    end if;
    select string_agg(repeat('  ', greatest(least(depth, 12), 0)::integer) || said, E'\n' order by place) into outline
    from (select place,
                 (sum(case when tag[1] like '</%' then -1 when tag[3] = '/>' then 0 else 1 end)
                      over (order by place))
                 - case when tag[1] like '</%' or tag[3] = '/>' then 0 else 1 end as depth,
                 tag[1] || coalesce((select string_agg(' ' || names[1] || '="' || names[2] || '"', '')
                                     from regexp_matches(tag[2], '(xmlns(?::\w+)?)\s*=\s*["'']((?:https?|urn):[\w:/.#-]*)["'']', 'g')
                                          as names), '') || tag[3] as said
          from regexp_matches(plain, '(</?[A-Za-z_][A-Za-z0-9_:.-]{0,80})((?:\s+[A-Za-z_:][\w:.-]*\s*=\s*(?:"[^"<]*"|''[^''<]*''))*)\s*(/?>)', 'g')
               with ordinality as found (tag, place)) as tags
    where said not like '</%' and place <= 120;
    outline := regexp_replace(outline, '\d{6,8}[-+]?\d{4}', '••••', 'g');
end $$;
comment on function avstamd.quarantine_outline(bigint) is
    'what kind of file it seems to be, and the elements of its beginning without what stands in them';

-- Reasons are the program's own, in English and for whoever wrote the file; an administrator needs to know what
-- kind of trouble it is, and whom to ask for what.
create function avstamd.quarantine_told(reason text) returns text language sql immutable strict parallel safe as $$
    select case
        when reason ~ '(BT-[0-9]+)' then
            case substring(reason from '(BT-[0-9]+)')
                when 'BT-1' then 'Fakturans nummer' when 'BT-2' then 'Fakturans datum'
                when 'BT-109' then 'Fakturans summa utan moms' when 'BT-129' then 'Antalet på en rad'
                when 'BT-131' then 'Beloppet på en rad'
                else 'En uppgift i fakturan, ' || substring(reason from '(BT-[0-9]+)') || ',' end
            || case when reason ~ 'is (missing|empty)$' then ' saknas.' when reason ~ 'too large' then ' är orimligt stort.'
                    else ' går inte att läsa.' end || ' Be avsändaren om en rättad faktura.'
        when reason ~ 'the file is empty' then 'Filen är tom. Be avsändaren skicka den igen.'
        when reason ~ 'no XML: it does not begin' then
            'Filen är inte XML, så den är ingen e-faktura. Be avsändaren om en sådan.'
        when reason ~ 'no invoice that we know' then
            'Filen är XML, men ingen faktura som känns igen. Är den något annat, som ett svar eller en kvittens, så lägg undan den.'
        when reason ~ 'recognised but not read' then
            'Formatet känns igen men läses inte än. Be avsändaren om Peppol BIS Billing 3.'
        when reason ~ 'the envelope holds no document' then 'Kuvertet är tomt. Be avsändaren skicka fakturan igen.'
        when reason ~ 'DOCTYPE' then
            'Filen har en dokumenttyp (DOCTYPE), som inte är tillåten i en e-faktura. Be avsändaren ta bort den.'
        when reason ~ 'inside a zip file' then
            'Zip-filen har en zip-fil i sig, och den öppnas inte. Be avsändaren skicka fakturorna direkt.'
        when reason ~ 'zip file holds no XML' then 'Zip-filen har ingen XML i sig. Be avsändaren om fakturorna.'
        when reason ~ '(more|larger|longer|deeper) .*than|too large' then
            'Filen är större eller mer sammansatt än vad som tas emot. Be avsändaren dela upp den.'
        when reason ~ 'zip file|cannot be unpacked' then 'Zip-filen är skadad. Be avsändaren skicka den igen.'
        when reason ~ 'encoding|UTF-|US-ASCII' then
            'Filens teckenkodning är en annan än den säger, eller en som inte läses. Be avsändaren om UTF-8.'
        when reason ~ 'base64' then 'En bilaga i fakturan är skadad. Be avsändaren skicka fakturan igen.'
        when reason ~ 'it is cut off' then 'Filen slutar mitt i. Be avsändaren skicka den igen.'
        when reason ~ 'XML' then 'Filen är trasig XML. Be avsändaren rätta den.'
        else 'Filen gick inte att läsa.' end
        || coalesce(' Det gäller rad ' || substring(reason from '^line ([0-9]+):') || ' i filen.', '')
$$;
comment on function avstamd.quarantine_told(text) is 'why a file is in quarantine, in Swedish, and what to do';

-- The worker reads the file again; see the job.
alter table avstamd.quarantine add column retry_at timestamptz;
comment on column avstamd.quarantine.retry_at is 'somebody asked that the file is read again; null: nobody, or done';

create function avstamd.quarantine_retry(file_no bigint) returns void language plpgsql security definer
set search_path = avstamd, pg_temp as $$
begin
    perform may_administer();
    update quarantine q set retry_at = clock_timestamp()
    where q.file_no = quarantine_retry.file_no and q.discarded_at is null;
    if not found then
        perform refuse('AV003', 'Filen finns inte i karantän, eller är redan undanlagd.');
    end if;
    insert into job (kind) values ('quarantine') on conflict do nothing;
    perform log_event(format('fil %s ur karantän läses igen', quarantine_retry.file_no));
end $$;
comment on function avstamd.quarantine_retry(bigint) is 'asks the worker to read a quarantined file again';

-- Reading the log is an event of the log.
create function avstamd.log_reading(what text, client_no integer default null, document_no bigint default null)
returns void language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    if me() is null then
        perform refuse('AV001', 'Du är inte inloggad.');
    end if;
    perform log_event(log_reading.what, log_reading.client_no, log_reading.document_no);
end $$;
comment on function avstamd.log_reading(text, integer, bigint) is
    'a page tells that it was read, also when it is about nobody in particular';
