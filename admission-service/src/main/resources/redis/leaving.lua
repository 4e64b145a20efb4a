-- A page of the checkout is being left: unless a heartbeat comes before, the lease ends within the grace. Never extends
-- a lease, and brings none back.
--
-- KEYS   1 settings  2 authority  3 checkouts  4 terms  5 claims
-- ARGV   1 checkout id  2 grace, ms
-- Output {'LEAVING', lease end ms, term end ms}
--        {'GONE'}     the lease is over, or the checkout was released
--        {'HOLD'}     it is not there, but on hold that proves nothing
--@include clock
--@include authority
local settings_key, authority, checkouts, terms, claims = unpack(KEYS, 1, 5)
local checkout, grace_ms = ARGV[1], tonumber(ARGV[2])

local lease = tonumber(redis.call('ZSCORE', checkouts, checkout) or nil)
local term_end = tonumber(redis.call('HGET', terms, checkout) or nil)
local now = now_ms()
if lease and lease <= now or term_end == 0 then return { 'GONE' } end
if not lease then
  local unknown = redis.call('EXISTS', settings_key) == 0 or on_hold(authority)
  return { unknown and 'HOLD' or 'GONE' }
end

local lease_over = math.min(lease, now + grace_ms)
redis.call('ZADD', checkouts, lease_over, checkout)
-- Whoever leaves was there: the answer to the claim arrived.
redis.call('ZREM', claims, checkout)
return { 'LEAVING', lease_over, term_end or lease }
