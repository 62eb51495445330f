-- What is wrong with a file of clients, row by row.
insert into import_bad
select row_no, 'client_id', format('the same key is in row %s already', first_row)
from (select row_no, min(row_no) over (partition by client_id) as first_row from import_row) as rows
where row_no > first_row
union all
select row_no, 'client_id', 'cannot be withdrawn while there are ' || kinds
from import_wanted w
cross join lateral (select concat_ws(', ',
        case when exists (select from account a join care_order using (account_no)
            where a.client_no = w.client_no) then 'orders' end,
        case when exists (select from account a join visit using (account_no)
            where a.client_no = w.client_no) then 'visits' end,
        case when exists (select from account a join stay using (account_no)
            where a.client_no = w.client_no) then 'stays' end,
        case when exists (select from account a join line_outcome using (account_no)
            where a.client_no = w.client_no) then 'settled invoice lines' end,
        case when exists (select from account a join finding using (account_no)
            where a.client_no = w.client_no) then 'findings' end,
        case when exists (select from absence p where p.client_no = w.client_no) then 'absences' end,
        case when exists (select from client_alias p where p.client_no = w.client_no)
            then 'client aliases' end) as kinds) as used
where w.action = 'withdrawn' and kinds <> ''
