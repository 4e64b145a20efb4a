-- Who has which number, from the join until the place is given up: `number`, and `number:misses` once it was called. Kept
-- in 16,384 hashes by id, which Redis packs up to 8,000,000 places. Their names are made here and nowhere else, of the key
-- `places` that the script was given, so their hash tag is the same: `<places>:` with the first two characters of an id
-- and a digit by its last. No key is called `places` itself: on a Cluster that moves the event's slot a script that names
-- it is refused whole, rather than half-way at a piece that is not there.
local ID_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
-- Lua spells out a number more slowly than Redis looks it up.
local DIGITS = { [0] = '0', '1', '2', '3' }

local function piece_of(places, id)
  return places .. ':' .. string.sub(id, 1, 2) .. DIGITS[string.byte(id, -1) % 4], string.sub(id, 3)
end

-- The number, and the misses if it was called; nothing for a place unknown.
local function number_of(places, id)
  local number, misses = string.match(redis.call('HGET', piece_of(places, id)) or '', '^(%d+):?(%d*)$')
  return tonumber(number), tonumber(misses)
end

-- False if the place has a number.
local function take_number(places, id, number)
  local key, field = piece_of(places, id)
  return redis.call('HSETNX', key, field, number) == 1
end

local function keep_number(places, id, number, misses)
  local key, field = piece_of(places, id)
  redis.call('HSET', key, field, misses and number .. ':' .. misses or number)
end

local function forget_place(places, id)
  redis.call('HDEL', piece_of(places, id))
end

-- The names of the n-th 64 pieces, n from 0 to 255: those with one first character and one digit.
local function places_pieces(places, n)
  local names, first = {}, math.floor(n / 4) + 1
  for i = 1, 64 do
    names[i] = places .. ':' .. string.sub(ID_CHARACTERS, first, first) .. string.sub(ID_CHARACTERS, i, i) .. DIGITS[n % 4]
  end
  return names
end
