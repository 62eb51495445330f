-- Draws a sample, and leads to it.  $1 kind, $2 first day, $3 last day, $4 percent or null, $5 seed or null.
select '/rapporter/stickprov/' || avstamd.sample_draw_seeded($1::text, $2::date, $3::date, $4::numeric, $5::text)
           as location
