{ port = 80;
