-- End of a checkout's lease, ms: the end of its term, or three missed heartbeats, whichever is first.
local function lease_end(now, term_end, heartbeat_seconds)
  if heartbeat_seconds > 0 then return math.min(term_end, now + 3000 * heartbeat_seconds) end
  return term_end
end

-- Frees the slots of at most 100 checkouts whose lease is over. Returns how many.
local function expire_checkouts(checkouts, terms, tally, now)
  local over = redis.call('ZRANGEBYSCORE', checkouts, '-inf', now, 'LIMIT', 0, 100)
  if #over > 0 then
    redis.call('ZREM', checkouts, unpack(over))
    redis.call('HDEL', terms, unpack(over))
    redis.call('HINCRBY', tally, 'expired', #over)
  end
  return #over
end
