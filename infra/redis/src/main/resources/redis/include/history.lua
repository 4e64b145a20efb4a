-- The event's figures of every ten seconds, unless they are what they were: the last two days of changes. Written as one
-- text, `v1`, comma separated in the order below, so that a sample takes some 100 bytes.
local SAMPLES_KEPT, SAMPLE_MS = 20000, 10000
local BOARD_FIGURES = { 'phase', 'hold', 'waiting', 'present', 'turns', 'checkouts', 'cap', 'lastNumber', 'nowServing' }
local TALLY_FIGURES = { 'joined', 'entered', 'called', 'claimed', 'missed', 'absent', 'left', 'completed', 'abandoned',
  'expired', 'claimMs', 'checkoutMs' }

local function put_sample(history, board, tally, now)
  local sample = {}
  for _, value in ipairs(redis.call('HMGET', board, unpack(BOARD_FIGURES))) do sample[#sample + 1] = value or 0 end
  for _, value in ipairs(redis.call('HMGET', tally, unpack(TALLY_FIGURES))) do sample[#sample + 1] = value or 0 end
  local text = table.concat(sample, ',')
  local newest = redis.call('XREVRANGE', history, '+', '-', 'COUNT', 1)[1]
  if not newest or newest[2][4] ~= text then
    redis.call('XADD', history, 'MAXLEN', '~', SAMPLES_KEPT, '*', 'at', now, 'v1', text)
  end
end
