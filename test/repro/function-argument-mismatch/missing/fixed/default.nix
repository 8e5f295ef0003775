({ port, name ? "web" }: port) { port = 80; }
