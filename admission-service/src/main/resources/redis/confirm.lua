-- Notes what became of a notice that was given out. Only the oldest one that a receiver was not told counts: whatever
-- comes late, of a node that was taken for dead, changes nothing.
--
-- KEYS   1 outbox  2 deliveries
-- ARGV   1 receiver  2 id of the notice  3 ms until it is tried again; 0: it is done with, told or given up
-- Output {'NOTED'}
--        {'STALE'}
--@include clock
local outbox, deliveries = KEYS[1], KEYS[2]
local receiver, id, again_ms = ARGV[1], ARGV[2], tonumber(ARGV[3])

local told = redis.call('HGET', deliveries, receiver .. ':told')
local entry = told and redis.call('XRANGE', outbox, '(' .. told, '+', 'COUNT', 1)[1]
if not entry or entry[1] ~= id then return { 'STALE' } end

if again_ms > 0 then
  redis.call('HINCRBY', deliveries, receiver .. ':tries', 1)
  redis.call('HSET', deliveries, receiver .. ':after', now_ms() + again_ms)
else
  redis.call('HDEL', deliveries, receiver .. ':tries', receiver .. ':after')
  redis.call('HSET', deliveries, receiver .. ':told', id)
end
return { 'NOTED' }
