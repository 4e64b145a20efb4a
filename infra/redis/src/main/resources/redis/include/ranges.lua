-- Counts of waiting places by number, cheap enough to be taken each second at 1,000,000 waiting. Needs: line, presence.
local HEAD, RANGE, RANGES, SAMPLE, DRAWS = 256, 1024, 4096, 1000, 125

-- Numbers of the first 256 places, comma separated.
local function head_of(line)
  local _, numbers = line_head(line, HEAD)
  return table.concat(numbers, ',')
end

-- First the places below `from`, then those of each range of 1,024 numbers from there; the last range is open.
local function count_ranges(waiting_in, now_serving, last_number)
  local from = math.floor(now_serving / RANGE) * RANGE
  local ranges = math.min(RANGES, math.max(1, math.ceil((last_number + 1 - from) / RANGE)))
  local counts = {}
  for i = 1, ranges + 1 do counts[i] = 0 end
  for i, waiting in ipairs(waiting_in) do
    local at = math.max(1, math.min(ranges + 1, i - from / RANGE + 1))
    counts[at] = counts[at] + waiting
  end
  return from, table.concat(counts, ',')
end

-- Exact up to 1,000 waiting, beyond that an estimate from some 1,000 places.
local function count_present(line, waiting_in, index, waiting, presence, now)
  if waiting == 0 then return 0 end
  local sample
  if waiting <= SAMPLE then
    sample = select(2, line_head(line, SAMPLE))
  else
    sample = line_sample(line, waiting_in, index, DRAWS)
  end
  local present = 0
  for _, is_present in ipairs(are_present(presence, sample, now)) do
    if is_present then present = present + 1 end
  end
  return math.floor(waiting * present / #sample + 0.5)
end
