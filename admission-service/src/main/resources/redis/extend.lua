-- A heartbeat: extends a checkout's lease up to the end of its term. On hold it also brings a lost checkout back,
-- above the cap if need be, because its holder was let in. A node that knows who was in the shop vouches only for
-- those: a pass outlives a lease that was given up by silence, and its slot may be another's by now.
--
-- KEYS   1 settings  2 authority  3 checkouts  4 terms  5 claims
-- ARGV   1 checkout id  2 term end by the pass, ms  3 0: the node does not vouch for it
-- Output {'EXTENDED', lease end ms, term end ms, heartbeatSeconds}
--        {'GONE'}     the lease is over, or the checkout was released
--        {'HOLD'}     it is not known yet whether the checkout is held: ask again
--@include clock
--@include authority
--@include lease
local settings_key, authority, checkouts, terms, claims = unpack(KEYS, 1, 5)
local checkout, pass_end = ARGV[1], tonumber(ARGV[2])

local heartbeat_seconds = tonumber(redis.call('HGET', settings_key, 'heartbeatSeconds') or nil)
if not heartbeat_seconds then return { 'HOLD' } end
local now = now_ms()

local lease = redis.call('ZSCORE', checkouts, checkout)
local term_end = tonumber(redis.call('HGET', terms, checkout) or pass_end)
if term_end <= now or (lease and tonumber(lease) <= now) then return { 'GONE' } end
if not lease and not on_hold(authority) then return { 'GONE' } end
if not lease and ARGV[3] == '0' then return { 'HOLD' } end

local lease_over = lease_end(now, term_end, heartbeat_seconds)
redis.call('ZADD', checkouts, lease_over, checkout)
redis.call('HSET', terms, checkout, term_end)
redis.call('ZREM', claims, checkout)
return { 'EXTENDED', lease_over, term_end, heartbeat_seconds }
