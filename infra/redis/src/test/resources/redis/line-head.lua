-- The first places of the line, for tests.
-- flags: no-writes
--
-- KEYS   1 line
-- ARGV   1 most
-- Output {place id, …}
--@include line
return (line_head(KEYS[1], tonumber(ARGV[1])))
