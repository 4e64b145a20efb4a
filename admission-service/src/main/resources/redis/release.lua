-- Gives a checkout's slot back. Repeated: frees nothing more.
-- flags: allow-oom
--
-- KEYS   1 settings  2 authority  3 turns  4 checkouts  5 terms  6 tally  7 admissions  8 claims
-- ARGV   1 checkout id  2 outcome: completed or abandoned
-- Output {'RELEASED', freed}    freed = 0: it held no slot
--@include clock
--@include authority
--@include lease
--@include record
local settings_key, authority, turns, checkouts, terms, tally, admissions, claims = unpack(KEYS, 1, 8)
local checkout, outcome = ARGV[1], ARGV[2]

redis.call('ZREM', claims, checkout)
local freed = redis.call('ZREM', checkouts, checkout)
if freed == 1 then
  local settings = redis.call('HMGET', settings_key, 'cap', 'checkoutSeconds')
  count_time(tally, redis.call('HMGET', terms, checkout), settings[2] or 0, now_ms())
  redis.call('HDEL', terms, checkout)
  redis.call('HINCRBY', tally, outcome, 1)
  local held = redis.call('ZCARD', turns) + redis.call('ZCARD', checkouts)
  record(admissions, 'released', held, settings[1] or 0, 'id', checkout)
elseif on_hold(authority) then
  -- A term of 0 keeps those who remember this checkout from writing it back.
  redis.call('HSET', terms, checkout, 0)
end
return { 'RELEASED', freed }
