({ port, name }: port) { port = 80; }
