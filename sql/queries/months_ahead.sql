-- Makes the months that visits will need: this one and $1 more.  How many are new?
select avstamd.visit_months_ahead($1::integer)
