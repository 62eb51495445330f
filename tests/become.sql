-- pg_temp.become('login'): until the end of the transaction, what the pages would be to that person.
create function pg_temp.become(wanted text) returns void language plpgsql as $$
declare
    token text := md5(random()::text) || md5(random()::text);
begin
    perform avstamd.session_open((select user_no from avstamd.app_user where login = wanted),
                                 sha256(token::bytea), sha256(('key' || token)::bytea), null);
    set local role avstamd_web;
    perform avstamd.enter(sha256(token::bytea), null, 'exempel');
end $$;
