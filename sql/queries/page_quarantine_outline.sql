-- What kind of file it seems to be, without what stands in it; the reading is logged.  $1 file_no.
select guess, bytes, outline from avstamd.quarantine_outline($1::bigint)
