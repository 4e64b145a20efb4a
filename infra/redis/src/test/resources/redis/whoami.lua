-- Writes, and says which server did.
-- KEYS 1 counter   Output {'OK', port}
redis.call('INCR', KEYS[1])
return { 'OK', string.match(redis.call('INFO', 'server'), 'tcp_port:(%d+)') }
