{ outputs = { port = 80; }; }
