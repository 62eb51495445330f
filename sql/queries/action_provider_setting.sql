-- What becomes of a provider's invoice of which a part is disputed.  $1 provider_no, $2 what.
select avstamd.provider_setting_set(
    case when $1::bigint < 2147483648 then ($1::bigint)::integer end, $2::text)::text as done
