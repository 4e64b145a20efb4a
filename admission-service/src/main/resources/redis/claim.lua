-- Turns an offered turn into a checkout; the slot stays the same one. A claim whose answer was lost may be repeated
-- throughout the claim window: if the lease ran out meanwhile and nobody was ever heard of in the shop, it counts as a
-- missed turn, and the place is back at its number.
--
-- KEYS   1 settings  2 authority  3 turns  4 checkouts  5 terms  6 places  7 ended  8 tally  9 admissions  10 away
--        11 claims
-- ARGV   1 place id (the turn's code)  2 checkout id
-- Output {'HOLD'}                                       nothing may be given out
--        {'ADMITTED', lease end ms, term end ms, repeated, heartbeatSeconds, number}
--                                                       repeated = 1: it was claimed before and is still held
--        {'NOT_OFFERED'}                                no such turn, or its claim window is over
--        {'LAPSED'}                                     it was claimed, the lease ran out unheard of: see above
--        {'ENDED'}                                      it was claimed, and that checkout is over
--@include clock
--@include authority
--@include ended
--@include lease
--@include record
--@include places
--@include missed
--@include unheard
local settings_key, authority, turns, checkouts, terms, places, ended, tally, admissions = unpack(KEYS, 1, 9)
local away, claims = unpack(KEYS, 10, 11)
local place, checkout = ARGV[1], ARGV[2]

local settings = redis.call('HMGET', settings_key,
  'cap', 'checkoutSeconds', 'heartbeatSeconds', 'missedTurns', 'claimSeconds')
if not settings[1] or on_hold(authority) then return { 'HOLD' } end
local cap, checkout_seconds, heartbeat_seconds = tonumber(settings[1]), tonumber(settings[2]), tonumber(settings[3])
local now = now_ms()
local number, misses = number_of(places, place)
if not misses then number = nil end

local lease = redis.call('ZSCORE', checkouts, checkout)
if lease and tonumber(lease) > now then
  return { 'ADMITTED', tonumber(lease), tonumber(redis.call('HGET', terms, checkout)), 1, heartbeat_seconds,
    number or 0 }
end
local deadline = redis.call('ZSCORE', turns, place)
if not number or not deadline or tonumber(deadline) <= now then
  if not number or ended_state(ended, number) ~= ADMITTED then return { 'NOT_OFFERED' } end
  if not is_unheard(claims, checkout, now) then return { 'ENDED' } end
  redis.call('ZREM', claims, checkout)
  end_place(ended, number, 0)
  count_miss(away, places, ended, place, tonumber(settings[4]))
  redis.call('HINCRBY', tally, 'missed', 1)
  local held = redis.call('ZCARD', turns) + redis.call('ZCARD', checkouts)
  record(admissions, 'missed', held, cap, 'number', number)
  return { 'LAPSED' }
end

local term_end = now + checkout_seconds * 1000
local lease_over = lease_end(now, term_end, heartbeat_seconds)
redis.call('ZREM', turns, place)
redis.call('ZADD', checkouts, lease_over, checkout)
redis.call('HSET', terms, checkout, term_end)
end_place(ended, number, ADMITTED)
await_first_sign(claims, checkout, deadline, now)
redis.call('HINCRBY', tally, 'claimed', 1)
-- The call was one claim window before the deadline; a window changed meanwhile makes this sum a little off.
redis.call('HINCRBY', tally, 'claimMs', math.max(0, now - (deadline - settings[5] * 1000)))
local held = redis.call('ZCARD', turns) + redis.call('ZCARD', checkouts)
record(admissions, 'claimed', held, cap, 'number', number, 'id', checkout)
return { 'ADMITTED', lease_over, term_end, 0, heartbeat_seconds, number }
