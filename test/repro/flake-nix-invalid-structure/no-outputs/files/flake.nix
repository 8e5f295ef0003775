{ output = { self }: { port = 80; }; }
