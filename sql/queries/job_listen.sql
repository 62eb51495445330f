-- New jobs announce themselves.
listen avstamd_job
