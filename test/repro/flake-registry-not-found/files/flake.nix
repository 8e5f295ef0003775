{ outputs = { self, utils }: { port = 80; }; }
