{ web.port = 80; }
