let port = port + 1; in port
