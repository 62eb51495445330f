-- A number for the content of an attachment.
select nextval('avstamd.attachment_content_no')
