({ port }: port) { port = 80; }
