-- Frees what is over and offers the free slots to the places at the head of the line, present ones only.
--
-- KEYS   1 settings  2 authority  3 line  4 away  5 turns  6 checkouts  7 terms  8 places  9 ended  10 presence
--        11 pace  12 board  13 tally  14 admissions
-- ARGV   1 places to inspect, 1..100
-- Output {'HOLD'}                                    nothing may be given out
--        {'DONE', called, absent, missed, expired, more}
--                                                    more = 1: bounds were reached, call again
--@include clock
--@include authority
--@include ended
--@include presence
--@include pace
--@include lease
--@include record
--@include line
--@include places
--@include missed
local settings_key, authority, line, away, turns, checkouts, terms = unpack(KEYS, 1, 7)
local places, ended, presence, pace_key, board, tally, admissions = unpack(KEYS, 8, 14)
local inspect = tonumber(ARGV[1])

local settings = redis.call('HMGET', settings_key,
  'cap', 'phase', 'ratePerMinute', 'claimSeconds', 'missedTurns', 'checkoutSeconds')
if not settings[1] or on_hold(authority) then return { 'HOLD' } end
local cap, phase, rate = tonumber(settings[1]), settings[2], tonumber(settings[3] or nil)
local claim_seconds, missed_turns, checkout_seconds = tonumber(settings[4]), tonumber(settings[5]), tonumber(settings[6])
local now = now_ms()

local pace = open_pace(pace_key, rate, now)
local expired = expire_checkouts(checkouts, terms, tally, checkout_seconds, now)
local missed = miss_turns(turns, away, places, ended, now, missed_turns)
local held = redis.call('ZCARD', turns) + redis.call('ZCARD', checkouts)
if expired > 0 then record(admissions, 'expired', held, cap, 'count', expired) end
if #missed > 0 then
  pace.give_back(#missed)
  redis.call('HINCRBY', tally, 'missed', #missed)
  for _, number in ipairs(missed) do record(admissions, 'missed', held, cap, 'number', number) end
end

local free = math.min(cap - held, pace.budget)
if phase == 'bypass' then free = inspect end
if phase ~= 'open' and phase ~= 'draining' and phase ~= 'bypass' then free = 0 end

local ids, numbers = line_head(line, free > 0 and inspect or 0)
local present = are_present(presence, numbers, now)
local taken, offers, absent = {}, 0, 0
local serving = tonumber(redis.call('HGET', board, 'nowServing') or 0)
for i, number in ipairs(numbers) do
  if offers >= free then break end
  local id = ids[i]
  taken[i] = id
  if present[i] then
    offers = offers + 1
    redis.call('ZADD', turns, now + claim_seconds * 1000, id)
    local _, misses = number_of(places, id)
    keep_number(places, id, number, misses or 0)
    record(admissions, 'called', held + offers, cap, 'number', number)
  else
    absent = absent + 1
    redis.call('ZADD', away, number, id)
    record(admissions, 'absent', held + offers, cap, 'number', number)
  end
  serving = math.max(serving, tonumber(number))
end
take_from_line(line, taken, numbers)
if offers > 0 and phase ~= 'bypass' then pace.spend(offers) end
if free > 0 and #numbers == 0 then pace.forget_credit() end
if offers + absent > 0 then
  redis.call('HSET', board, 'nowServing', serving)
  redis.call('HINCRBY', tally, 'called', offers)
  redis.call('HINCRBY', tally, 'absent', absent)
end
local more = (#numbers == inspect and offers < free) or #missed == 100 or expired == 100
return { 'DONE', offers, absent, #missed, expired, more and 1 or 0 }
