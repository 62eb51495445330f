-- The rows of a file as they were read; the column order is that of import_*_stage.
copy import_row from stdin
