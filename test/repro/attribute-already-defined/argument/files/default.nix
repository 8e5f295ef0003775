({ port, port }: port) { port = 80; }
