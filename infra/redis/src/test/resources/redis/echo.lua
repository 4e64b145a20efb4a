-- Gives back what it was given.
-- KEYS any   ARGV any   Output: "OK", keys, arguments, an integer, nil
return { 'OK', KEYS[1], ARGV[1], #ARGV, ARGV[2] or false }
