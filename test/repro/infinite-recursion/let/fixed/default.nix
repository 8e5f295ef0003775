let port = 80; next = port + 1; in next
