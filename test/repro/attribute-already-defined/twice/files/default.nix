{ port = 80; port = 443; }
