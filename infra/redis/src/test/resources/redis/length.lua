-- flags: no-writes
return { 'OK', redis.call('STRLEN', KEYS[1]) }
