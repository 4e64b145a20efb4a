-- Adds what a shop reports to the window that the autopilot judges next.
--
-- KEYS   1 shop
-- ARGV   1 checkouts completed  2 failed  3 sum of their latencies, ms  4 seconds an unjudged window is kept
-- Output {'NOTED'}
--@include clock
local shop = KEYS[1]
local completed, failed, latency_ms, keep_seconds = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])

redis.call('HINCRBY', shop, 'completed', completed)
redis.call('HINCRBY', shop, 'failed', failed)
redis.call('HINCRBY', shop, 'latencyMs', latency_ms)
redis.call('HSETNX', shop, 'since', now_ms())
redis.call('EXPIRE', shop, keep_seconds)
return { 'NOTED' }
