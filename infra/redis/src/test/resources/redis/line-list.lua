-- Lists the line, for tests; an index that says something else is an error.
-- flags: no-writes
--
-- KEYS   1 line
-- Output {place id, number, …}
--@include line
local ids, numbers = line_head(KEYS[1], 10000000)
local listed, counted = {}, 0
for i, id in ipairs(ids) do
  listed[i * 2 - 1], listed[i * 2] = id, numbers[i]
  if i > 1 and tonumber(numbers[i]) < tonumber(numbers[i - 1]) then error('The line is out of order.') end
end
for _, waiting in ipairs((line_ranges(KEYS[1]))) do counted = counted + waiting end
if #ids ~= line_size(KEYS[1]) or #ids ~= counted then
  error(#ids .. ' wait; the index says ' .. line_size(KEYS[1]) .. ', by range ' .. counted)
end
return listed
