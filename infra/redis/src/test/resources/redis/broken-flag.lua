-- flags: allow-everything
return 1
