-- What a response says and where it is.  $1 response_no
select content, electronic, done_at is not null, aside_at is not null, dispute_no is not null
from avstamd.response where response_no = $1::bigint
