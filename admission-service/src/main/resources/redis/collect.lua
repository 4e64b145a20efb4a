-- Gives out the oldest notice that a receiver has not been told, to one node at a time.
--
-- KEYS   1 outbox  2 deliveries
-- ARGV   1 receiver  2 ms for which the notice is given out to nobody else
--        3 ms that a receiver who was never told anything hears back
-- Output {'NONE'}                                     it was told everything
--        {'LATER', ms}                                the next one is given out, or is to be tried again then
--        {'NOTICE', id, tries, field, value, …}       tries: how often it was tried in vain
--@include clock
local LONGEST_WAIT_MS = 86400000
local outbox, deliveries = KEYS[1], KEYS[2]
local receiver, given_ms, back_ms = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])

local now = now_ms()
local state = redis.call('HMGET', deliveries, receiver .. ':told', receiver .. ':tries', receiver .. ':after')
local told, tries, after = state[1], tonumber(state[2] or 0), tonumber(state[3] or 0)
-- No wait is that long; one that is was written by a clock that has been set back since.
if after > now and after - now <= LONGEST_WAIT_MS then return { 'LATER', after - now } end
if not told then
  told = string.format('%.0f-0', now - back_ms)
  redis.call('HSET', deliveries, receiver .. ':told', told)
end

local entry = redis.call('XRANGE', outbox, '(' .. told, '+', 'COUNT', 1)[1]
if not entry then return { 'NONE' } end
redis.call('HSET', deliveries, receiver .. ':after', now + given_ms)
return { 'NOTICE', entry[1], tries, unpack(entry[2]) }
