{ port = 80; name = "web"; }
