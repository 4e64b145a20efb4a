-- Lists the checkouts of an event, for a node to remember.
-- flags: no-writes
--
-- KEYS   1 authority  2 terms
-- ARGV   1 most checkouts listed
-- Output {'HOLD'}                                     the list is not whole
--        {'TOO_MANY'}
--        {'OK', checkout id, term end ms, id, end, …}
--@include authority
local authority, terms = KEYS[1], KEYS[2]
local most = tonumber(ARGV[1])

if on_hold(authority) then return { 'HOLD' } end
if redis.call('HLEN', terms) > most then return { 'TOO_MANY' } end
local listed = redis.call('HGETALL', terms)
table.insert(listed, 1, 'OK')
return listed
