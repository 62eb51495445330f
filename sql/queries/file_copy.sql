-- Stores one file's bytes as they arrive; binary form, so that size is no matter.
copy avstamd.file (sha256, content) from stdin (format binary)
