({ port, ... }: port) { port = 80; name = "web"; }
