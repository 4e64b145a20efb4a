-- Tells whether a checkout holds its slot.
-- flags: no-writes
--
-- KEYS   1 settings  2 authority  3 checkouts  4 terms
-- ARGV   1 checkout id
-- Output {'HELD'}
--        {'GONE'}    the lease is over, or the checkout was released
--        {'HOLD'}    it is not there, but on hold that proves nothing
--@include clock
--@include authority
local settings_key, authority, checkouts, terms = unpack(KEYS, 1, 4)
local checkout = ARGV[1]

local lease = redis.call('ZSCORE', checkouts, checkout)
if lease then return { tonumber(lease) > now_ms() and 'HELD' or 'GONE' } end
if redis.call('HGET', terms, checkout) == '0' then return { 'GONE' } end
if redis.call('EXISTS', settings_key) == 0 or on_hold(authority) then return { 'HOLD' } end
return { 'GONE' }
