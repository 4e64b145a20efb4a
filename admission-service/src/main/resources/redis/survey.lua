-- Writes the board: the snapshot from which polls are answered. Also renews the expiry of the event's keys.
--
-- KEYS   1 settings  2 authority  3 line  4 away  5 turns  6 checkouts  7 presence  8 numbers  9 board  10 tally
--        11 epoch  12 outbox  13 history  14 places  15… every other key of the event
-- ARGV   1 least ms between two surveys  2 least ms between two counts by range  3 seconds a silent event is kept
-- Output {'FRESH'}    the last survey is younger than asked
--        {'DONE'}
--@include clock
--@include authority
--@include line
--@include places
--@include presence
--@include ranges
--@include outbox
--@include history
local settings_key, authority, line, away, turns, checkouts, presence, numbers, board, tally, epoch = unpack(KEYS, 1, 11)
local outbox, history, places = unpack(KEYS, 12, 14)
local survey_ms, count_ms, keep_seconds = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])

-- At 1,000,000 waiting there are 24,000 pieces: the 256th part of them has its turn with each count. They are kept an
-- hour longer than the rest, so that none goes first.
local PARTS, PIECES_OUTLIVE_SECONDS = 256, 3600
local function keep_pieces(part, line_pieces)
  local seconds = string.format('%d', keep_seconds + PIECES_OUTLIVE_SECONDS)
  for _, key in ipairs(places_pieces(places, part)) do redis.call('EXPIRE', key, seconds) end
  for piece = part, line_pieces - 1, PARTS do redis.call('EXPIRE', piece_key(line, piece), seconds) end
end

local now = now_ms()
local last = redis.call('HMGET', board, 'surveyedAt', 'countedAt', 'keptAt', 'nowServing', 'sampledAt',
  'lined', 'unlinedSince', 'keptPieces')
local function due(at, every_ms) return not at or now - at >= every_ms or now < tonumber(at) end
if not due(last[1], survey_ms) then return { 'FRESH' } end

local settings = redis.call('HMGET', settings_key, 'cap', 'phase', 'version')
local counts = redis.call('HMGET', tally, 'called', 'left')
local waiting = line_size(line)
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
  local waiting_in, index = line_ranges(line)
  local from, bins = count_ranges(waiting_in, tonumber(last[4] or 0), last_number)
  local part = tonumber(last[8] or 0)
  redis.call('HSET', board, 'binsFrom', from, 'bins', bins, 'countedAt', now,
    'present', count_present(line, waiting_in, index, waiting, presence, now), 'keptPieces', (part + 1) % PARTS)
  keep_pieces(part, #index / 2)
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
