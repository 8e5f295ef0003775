{ web.port = 80; web.name = "web"; }
