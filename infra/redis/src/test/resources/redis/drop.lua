-- flags: allow-oom
redis.call('DEL', KEYS[1])
return { 'OK' }
