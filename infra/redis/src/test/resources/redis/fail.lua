return redis.error_reply('WRONGTYPE of ours')
