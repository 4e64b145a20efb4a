-- The line, cut into sorted sets (place id, by number) of 128 numbers each, which Redis packs. Piece n is the key
-- `<line>:<n>` and has the numbers from 128 n on; that name is made here and nowhere else, of the key `line` that the
-- script was given, so its hash tag is the same. `line` itself is the index: four bytes, how many wait; then two bytes a
-- piece, how many wait in it.
local PIECE = 128
local RANGE_PIECES, RANGE_BYTES, DRAWN = 8, 16, 8

local function line_size(line)
  return redis.call('BITFIELD_RO', line, 'GET', 'u32', 0)[1]
end

local function piece_key(line, piece)
  return string.format('%s:%d', line, piece)
end

-- The first piece from `from` on in which somebody waits, or nil. Emptied ones cost next to nothing: BITPOS passes over
-- a thousand of them in a quarter of a microsecond.
local function piece_from(line, from)
  local bit = redis.call('BITPOS', line, 1, 2 * (from + 2))
  return bit >= 0 and math.floor(bit / 16) - 2 or nil
end

-- The first places, at most `most`: their ids, and their numbers. Looks into at most as many pieces.
local function line_head(line, most)
  local ids, numbers = {}, {}
  local piece = piece_from(line, 0)
  while piece and #ids < most do
    local places = redis.call('ZRANGE', piece_key(line, piece), 0, most - #ids - 1, 'WITHSCORES')
    for i = 1, #places, 2 do
      ids[#ids + 1], numbers[#numbers + 1] = places[i], places[i + 1]
    end
    piece = #ids < most and piece_from(line, piece + 1)
  end
  return ids, numbers
end

-- How many wait in each range of 1,024 numbers, lowest first, and the index from which that was read.
local function line_ranges(line)
  local index, ranges = redis.call('GETRANGE', line, 4, -1), {}
  index = index .. string.rep('\0', -#index % RANGE_BYTES)
  for i = 1, #index, RANGE_BYTES do
    local a, b, c, d, e, f, g, h, k, l, m, n, o, p, q, r = string.byte(index, i, i + RANGE_BYTES - 1)
    ranges[#ranges + 1] = (a + c + e + g + k + m + o + q) * 256 + b + d + f + h + l + n + p + r
  end
  return ranges, index
end

-- Numbers of at most `draws` times eight places: those next to each other wherever an equal part of the line begins.
local function line_sample(line, ranges, index, draws)
  local numbers, passed, drawn = {}, 0, 0
  local every = math.max(DRAWN, line_size(line) / draws)
  for i, waiting in ipairs(ranges) do
    local piece, before = (i - 1) * RANGE_PIECES, passed
    passed = passed + waiting
    while drawn * every < passed do
      local high, low = string.byte(index, piece * 2 + 1, piece * 2 + 2)
      local count, at = high * 256 + low, math.floor(drawn * every)
      if at < before + count then
        local from = math.max(0, math.min(at - before, count - DRAWN))
        local places = redis.call('ZRANGE', piece_key(line, piece), from, from + DRAWN - 1, 'WITHSCORES')
        for k = 2, #places, 2 do numbers[#numbers + 1] = places[k] end
        drawn = drawn + 1
      else
        piece, before = piece + 1, before + count
      end
    end
  end
  return numbers
end

local function in_line(line, id, number)
  return tonumber(redis.call('ZSCORE', piece_key(line, math.floor(number / PIECE)), id) or nil) == number
end

local function ids_in_line(line, number)
  return redis.call('ZRANGEBYSCORE', piece_key(line, math.floor(number / PIECE)), number, number)
end

-- The places piece by piece, as arguments of one command each. The highest numbers come first, since Redis looks for the
-- spot of a number from the lowest on.
local function shares_of(line, ids, numbers, with_numbers)
  local shares, of_piece = {}, {}
  for i = #ids, 1, -1 do
    local piece = math.floor(numbers[i] / PIECE)
    local share = of_piece[piece]
    if not share then
      share = { key = piece_key(line, piece), at = string.format('#%d', piece + 2), arguments = {} }
      of_piece[piece], shares[#shares + 1] = share, share
    end
    local arguments = share.arguments
    if with_numbers then arguments[#arguments + 1] = numbers[i] end
    arguments[#arguments + 1] = ids[i]
  end
  return shares
end

local function change_line(line, command, sign, shares)
  local operations, sum = {}, 0
  for _, share in ipairs(shares) do
    local changed = redis.call(command, share.key, unpack(share.arguments))
    if changed > 0 then
      local at = #operations
      operations[at + 1], operations[at + 2], operations[at + 3] = 'INCRBY', 'u16', share.at
      operations[at + 4] = string.format('%d', sign * changed)
      sum = sum + changed
    end
  end
  if sum > 0 then redis.call('BITFIELD', line, 'INCRBY', 'u32', '0', sign * sum, unpack(operations)) end
end

-- At most 1,000 places, none of which waits.
local function add_to_line(line, ids, numbers)
  local shares, asked = shares_of(line, ids, numbers, true), {}
  for i, share in ipairs(shares) do
    asked[i * 3 - 2], asked[i * 3 - 1], asked[i * 3] = 'GET', 'u16', share.at
  end
  for i, waiting in ipairs(#asked > 0 and redis.call('BITFIELD_RO', line, unpack(asked)) or {}) do
    -- A piece outlives its index by an hour: what that does not know of is of an event that is over.
    if waiting == 0 then redis.call('DEL', shares[i].key) end
  end
  change_line(line, 'ZADD', 1, shares)
end

-- At most 1,000 places. Those that don't wait with the number given are passed over.
local function take_from_line(line, ids, numbers)
  change_line(line, 'ZREM', -1, shares_of(line, ids, numbers, false))
end
