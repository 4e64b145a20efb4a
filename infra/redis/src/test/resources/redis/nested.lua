return { 'OK', { 'deep', { 1, ARGV[1] } } }
