-- End of a checkout's lease, ms: the end of its term, or three missed heartbeats, whichever is first.
local function lease_end(now, term_end, heartbeat_seconds)
  if heartbeat_seconds > 0 then return math.min(term_end, now + 3000 * heartbeat_seconds) end
  return term_end
end

-- Adds to the tally how long checkouts that end now held their slots, ms. Their start follows from the end of the term:
-- while `checkoutSeconds` was changed a moment ago the sum is off, within the term.
local function count_time(tally, term_ends, checkout_seconds, now)
  local term_ms, sum_ms = checkout_seconds * 1000, 0
  for _, term_end in ipairs(term_ends) do
    if term_end then sum_ms = sum_ms + math.max(0, math.min(term_ms, now - (term_end - term_ms))) end
  end
  redis.call('HINCRBY', tally, 'checkoutMs', sum_ms)
end

-- Frees the slots of at most 100 checkouts whose lease is over. Returns how many.
local function expire_checkouts(checkouts, terms, tally, checkout_seconds, now)
  local over = redis.call('ZRANGEBYSCORE', checkouts, '-inf', now, 'LIMIT', 0, 100)
  if #over > 0 then
    count_time(tally, redis.call('HMGET', terms, unpack(over)), checkout_seconds, now)
    redis.call('ZREM', checkouts, unpack(over))
    redis.call('HDEL', terms, unpack(over))
    redis.call('HINCRBY', tally, 'expired', #over)
  end
  return #over
end
