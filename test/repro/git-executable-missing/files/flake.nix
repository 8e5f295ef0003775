{ outputs = { self }: { port = 80; }; }
