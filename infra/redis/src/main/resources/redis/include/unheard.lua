-- `claims` keeps until when a claim may be repeated, for checkouts nobody has been heard of in yet: its answer may have
-- been lost. A heartbeat or a release ends that.
local function await_first_sign(claims, checkout, deadline, now)
  local over = redis.call('ZRANGEBYSCORE', claims, '-inf', now, 'LIMIT', 0, 100)
  if #over > 0 then redis.call('ZREM', claims, unpack(over)) end
  redis.call('ZADD', claims, deadline, checkout)
end

local function is_unheard(claims, checkout, now)
  local deadline = redis.call('ZSCORE', claims, checkout)
  return deadline and tonumber(deadline) > now
end
