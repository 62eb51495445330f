-- Whom and what a user sees: asked by row level security, by the functions and by the views.
--
-- In policies and queries they stand in a sub-select, (select avstamd.sees_all()) or
-- `in (select avstamd.my_clients())`, so that they are asked once a statement, not once a row.

create function avstamd.sees_all() returns boolean language plpgsql stable parallel restricted
security definer set search_path = avstamd, pg_temp as $$
begin
    return my_roles() && array['finance', 'approver', 'auditor'];
end $$;
comment on function avstamd.sees_all() is 'sees every document and finding, with clients by their code';

create function avstamd.my_officers() returns setof text language plpgsql stable parallel restricted rows 3
security definer set search_path = avstamd, pg_temp as $$
declare
    asked constant integer := me();
    roles constant text[] := my_roles();
begin
    return query
        select officer_id from app_user
        where user_no = asked and officer_id is not null and 'officer' = any(roles)
        union
        select away.officer_id
        from substitute join app_user away on away.user_no = substitute.for_user
        where substitute.by_user = asked and roles && array['officer', 'unit_manager']
          and today() between substitute.valid_from and substitute.valid_to and away.officer_id is not null;
end $$;
comment on function avstamd.my_officers() is 'whose clients: her own, and of those she stands in for today';

create function avstamd.my_clients() returns setof integer language plpgsql stable parallel restricted rows 200
security definer set search_path = avstamd, pg_temp as $$
declare
    officers constant text[] := array(select my_officers());
    own_unit text;
begin
    if has_role('unit_manager') then
        select unit into own_unit from app_user where user_no = me();
    end if;
    return query select client_no from client where officer = any(officers) or unit = own_unit;
end $$;
comment on function avstamd.my_clients() is 'clients that are hers: by handläggare, substitute or unit';

create function avstamd.my_accounts() returns setof integer language plpgsql stable parallel restricted rows 500
security definer set search_path = avstamd, pg_temp as $$
declare
    clients constant integer[] := array(select my_clients());
begin
    return query select account_no from account where client_no = any(clients);
end $$;
comment on function avstamd.my_accounts() is 'the accounts of her clients';

create function avstamd.my_documents() returns setof bigint language plpgsql stable parallel restricted rows 2000
security definer set search_path = avstamd, pg_temp as $$
declare
    accounts constant integer[] := array(select my_accounts());
begin
    return query select distinct document_no from line_outcome where account_no = any(accounts);
end $$;
comment on function avstamd.my_documents() is 'the documents with a line of her clients';

-- Of a protected person the handläggare herself alone sees the name.
create function avstamd.my_named_clients() returns setof integer language plpgsql stable parallel restricted
rows 200 security definer set search_path = avstamd, pg_temp as $$
declare
    clients constant integer[] := array(select my_clients());
    own constant text := (select officer_id from app_user where user_no = me() and has_role('officer'));
begin
    return query select client_no from client
                 where client_no = any(clients) and (not protected or officer = own);
end $$;
comment on function avstamd.my_named_clients() is 'clients whose name she may see';

create function avstamd.is_mine(asked_client integer) returns boolean language sql stable
parallel restricted security definer set search_path = avstamd, pg_temp as $$
    select exists (select from my_clients() as mine (client_no) where mine.client_no = asked_client)
$$;
comment on function avstamd.is_mine(integer) is 'is the client hers?';

create function avstamd.sees_document(asked_document bigint) returns boolean language plpgsql stable
parallel restricted security definer set search_path = avstamd, pg_temp as $$
begin
    if sees_all() then
        return exists (select from document where document_no = asked_document);
    end if;
    return exists (select from line_outcome
                   where document_no = asked_document and account_no in (select my_accounts()));
end $$;
comment on function avstamd.sees_document(bigint) is 'may she read the document''s head?';

create function avstamd.client_of_finding(asked_finding bigint) returns integer language sql stable
parallel restricted security definer set search_path = avstamd, pg_temp as $$
    select account.client_no from finding join account using (account_no)
    where finding.finding_no = asked_finding
$$;
comment on function avstamd.client_of_finding(bigint) is 'internal: whose care a finding is about';

create function avstamd.sees_finding(asked_finding bigint) returns boolean language sql stable
parallel restricted security definer set search_path = avstamd, pg_temp as $$
    select exists (select from finding where finding_no = asked_finding)
       and (sees_all() or coalesce(is_mine(client_of_finding(asked_finding)), false))
$$;
comment on function avstamd.sees_finding(bigint) is 'may she read the finding?';

-- Clients with the name where it may be seen; without it for finance.
create view avstamd.client_seen with (security_barrier) as
select client_no, client_id, unit, officer, died_on, protected,
       case when client_no in (select avstamd.my_named_clients()) then name end as name,
       client_no in (select avstamd.my_clients()) as mine
from avstamd.client
where (select avstamd.sees_all()) or client_no in (select avstamd.my_clients());
comment on view avstamd.client_seen is
    'clients as the user may see them: the name is for her own, of protected ones for the handläggare alone';

-- What providers wrote in free text may name anybody, so a handläggare does not read it.
create view avstamd.document_seen with (security_barrier) as
select document_no, notes from avstamd.document where (select avstamd.sees_all());
comment on view avstamd.document_seen is 'the free text of documents, for those who see all of it';

create view avstamd.user_seen with (security_barrier) as
select user_no, login, name, officer_id, unit, sso_only, disabled_at, created_at,
       avstamd.roles_of(user_no) as roles
from avstamd.app_user where (select avstamd.me()) is not null;
comment on view avstamd.user_seen is 'colleagues, with the roles they have today';

-- Findings with who is to decide them: a person whom somebody chose, else the rule's: quantity and
-- placement the client's handläggare, everything else finance.
create view avstamd.finding_work with (security_invoker) as
select finding.*, kind.title, kind.decider, kind.net,
       kind.flags = 'always' or (kind.flags = 'above_zero' and coalesce(finding.amount_ore, 0) >= 0) as flags,
       account.client_no, account.service_no, client.client_id, client.unit, client.officer,
       review.what as decided, review.reason as decided_reason, review.by_user as decided_by,
       review.at as decided_at, review.amount_ore as decided_ore, review.reopened_at,
       coalesce(assignment.to_user, officer.user_no) as responsible_user,
       case when kind.decider = 'officer' and client.officer is not null then 'officer' else 'finance' end
           as responsible_role,
       run.started_at as opened_at,
       coalesce(assignment.due_on, (run.started_at at time zone 'Europe/Stockholm')::date
           + case when kind.decider = 'officer' then due.officer else due.finance end) as due_on
from avstamd.finding
join avstamd.finding_kind kind on kind.code = finding.code
join avstamd.reconciliation_run run on run.run_no = finding.first_run
cross join (select avstamd.setting('due_days_officer') as officer,
                   avstamd.setting('due_days_finance') as finance offset 0) as due -- once, not of each row
left join avstamd.account on account.account_no = finding.account_no
left join avstamd.client on client.client_no = account.client_no
left join avstamd.finding_review review on review.finding_no = finding.finding_no
left join avstamd.assignment on assignment.finding_no = finding.finding_no and assignment.ended_at is null
left join avstamd.app_user officer on officer.officer_id = client.officer and kind.decider = 'officer';
comment on view avstamd.finding_work is 'findings with kind, decision, who is responsible and until when';
