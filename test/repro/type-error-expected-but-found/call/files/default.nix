let lib = { port = 80; }; in lib { }
