-- Is there a schema of ours at all?
select to_regclass('avstamd.migration') is not null
