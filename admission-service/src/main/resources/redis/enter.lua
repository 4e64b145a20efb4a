-- Lets a newcomer straight in, if nobody waits and a slot is free.
--
-- KEYS   1 settings  2 authority  3 line  4 turns  5 checkouts  6 terms  7 pace  8 tally  9 admissions
-- ARGV   1 checkout id
-- Output {'HOLD'}                                       nothing may be given out
--        {'WAIT'}                                       the line is the way
--        {'ADMITTED', lease end ms, term end ms, repeated, heartbeatSeconds}
--                                                       repeated = 1: the id held a checkout already
--@include clock
--@include authority
--@include pace
--@include lease
--@include record
--@include line
local settings_key, authority, line, turns, checkouts, terms, pace_key, tally, admissions = unpack(KEYS, 1, 9)
local checkout = ARGV[1]

local settings = redis.call('HMGET', settings_key,
  'cap', 'phase', 'ratePerMinute', 'checkoutSeconds', 'heartbeatSeconds')
if not settings[1] or on_hold(authority) then return { 'HOLD' } end
local cap, phase, rate = tonumber(settings[1]), settings[2], tonumber(settings[3] or nil)
local checkout_seconds, heartbeat_seconds = tonumber(settings[4]), tonumber(settings[5])
local now = now_ms()

local expired = expire_checkouts(checkouts, terms, tally, checkout_seconds, now)
local held = redis.call('ZCARD', turns) + redis.call('ZCARD', checkouts)
if expired > 0 then record(admissions, 'expired', held, cap, 'count', expired) end
local lease = redis.call('ZSCORE', checkouts, checkout)
if lease and tonumber(lease) > now then
  return { 'ADMITTED', tonumber(lease), tonumber(redis.call('HGET', terms, checkout)), 1, heartbeat_seconds }
end

local pace = open_pace(pace_key, rate, now)
local free = phase == 'open' and line_size(line) == 0 and held < cap and pace.budget >= 1
if not free and phase ~= 'bypass' then return { 'WAIT' } end

local term_end = now + checkout_seconds * 1000
local lease_over = lease_end(now, term_end, heartbeat_seconds)
redis.call('ZADD', checkouts, lease_over, checkout)
redis.call('HSET', terms, checkout, term_end)
if phase ~= 'bypass' then pace.spend(1) end
redis.call('HINCRBY', tally, 'entered', 1)
record(admissions, 'entered', held + 1, cap, 'id', checkout)
return { 'ADMITTED', lease_over, term_end, 0, heartbeat_seconds }
