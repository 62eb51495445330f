-- $1 file, $2 which document of it, $3 which attachment of that; then what it is.  $9 content, null when
-- it is kept in the file only
insert into avstamd.attachment (file_no, ordinal, position, reference, file_name, media_type, size_bytes,
    sha256, content_no, problem)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
on conflict (file_no, ordinal, position) do update set
    reference = excluded.reference, file_name = excluded.file_name, media_type = excluded.media_type,
    size_bytes = excluded.size_bytes, sha256 = excluded.sha256, content_no = excluded.content_no,
    problem = excluded.problem
