-- Tells which nodes were heard of, and what time it is by the clock of their signs.
-- flags: no-writes
--
-- KEYS   1 nodes
-- Output {'NODES', now in ms, field, value, …}
--@include clock
local answer = { 'NODES', now_ms() }
for _, text in ipairs(redis.call('HGETALL', KEYS[1])) do answer[#answer + 1] = text end
return answer
