-- Writes the board: the snapshot from which polls are answered. Also renews the expiry of the event's keys.
--
-- KEYS   1 settings  2 authority  3 line  4 away  5 turns  6 checkouts  7 presence  8 numbers  9 board  10 tally
--        11 epoch  12 outbox  13 history  14… every other key of the event
-- ARGV   1 least ms between two surveys  2 least ms between two counts by range  3 seconds a silent event is kept
-- Output {'FRESH'}    the last survey is younger than asked
--        {'DONE'}
--@include clock
--@include authority
--@include presence
--@include ranges
--@include outbox
--@include history
local settings_key, authority, line, away, turns, checkouts, presence, numbers, board, tally, epoch = unpack(KEYS, 1, 11)
local outbox, history = KEYS[12], KEYS[13]
local survey_ms, count_ms, keep_seconds = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])

local now = now_ms()
local last = redis.call('HMGET', board, 'surveyedAt', 'countedAt', 'keptAt', 'nowServing', 'sampledAt',
  'lined', 'unlinedSince')
local function due(at, every_ms) return not at or now - at >= every_ms or now < tonumber(at) end
if not due(last[1], survey_ms) then return { 'FRESH' } end

local settings = redis.call('HMGET', settings_key, 'cap', 'phase', 'version')
local counts = redis.call('HMGET', tally, 'called', 'left')
local waiting = redis.call('ZCARD', line)
local last_number = tonumber(redis.call('GET', numbers) or 0)
redis.call('HSET', board,
  'epoch', redis.call('GET', epoch) or '', 'hold', on_hold(authority) and 1 or 0,
  'nowServing', last[4] or 0, 'lastNumber', last_number,
  'waiting', waiting, 'away', redis.call('ZCARD', away),
  'turns', redis.call('ZCARD', turns), 'checkouts', redis.call('ZCARD', checkouts),
  'cap', settings[1] or 0, 'phase', settings[2] or '', 'settingsVersion', settings[3] or 0,
  'called', counts[1] or 0, 'left', counts[2] or 0,
  'head', head_of(line), 'surveyedAt', now, 'asOf', now)
put_line_notices(outbox, board, settings_key, waiting, now, last[6] == '1', tonumber(last[7] or nil))

if due(last[2], count_ms) then
  local from, bins = count_ranges(line, tonumber(last[4] or 0), last_number)
  redis.call('HSET', board, 'binsFrom', from, 'bins', bins, 'countedAt', now,
    'present', count_present(line, waiting, presence, now))
end
if due(last[5], SAMPLE_MS) then
  redis.call('HSET', board, 'sampledAt', now)
  put_sample(history, board, tally, now)
end
if due(last[3], 60000) then
  redis.call('HSET', board, 'keptAt', now)
  for _, key in ipairs(KEYS) do redis.call('EXPIRE', key, keep_seconds) end
end
return { 'DONE' }
