{ description = "a" + "b"; outputs = { self }: { port = 80; }; }
