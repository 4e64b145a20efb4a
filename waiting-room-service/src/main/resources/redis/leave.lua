-- Gives a place up for good; a turn it was offered is free at once. Repeated: changes nothing.
-- flags: allow-oom
--
-- KEYS   1 settings  2 line  3 away  4 turns  5 checkouts  6 places  7 ended  8 pace  9 tally  10 admissions
--        11 numbers
-- ARGV   1 place id  2 number
-- Output {'LEFT', freed}    freed = 1: it held a turn
--@include clock
--@include ended
--@include pace
--@include record
--@include line
--@include places
local settings_key, line, away, turns, checkouts, places, ended, pace, tally, admissions, numbers = unpack(KEYS, 1, 11)
local place, number = ARGV[1], tonumber(ARGV[2])

if ended_state(ended, number) ~= 0 then return { 'LEFT', 0 } end
local freed = redis.call('ZREM', turns, place)
redis.call('ZREM', away, place)
local had = number_of(places, place)
if had then
  take_from_line(line, { place }, { had })
  forget_place(places, place)
end
end_place(ended, number, LEFT)
redis.call('HINCRBY', tally, 'left', 1)
-- After a loss the counter may be behind; a number that is over must not be given out again.
if number > tonumber(redis.call('GET', numbers) or 0) then redis.call('SET', numbers, number, 'KEEPTTL') end
local settings = redis.call('HMGET', settings_key, 'cap', 'ratePerMinute')
if freed == 1 then open_pace(pace, tonumber(settings[2] or nil), now_ms()).give_back(1) end
local held = redis.call('ZCARD', turns) + redis.call('ZCARD', checkouts)
record(admissions, 'left', held, settings[1] or 0, 'number', number)
return { 'LEFT', freed }
