assert { port = 80; } == { port = 80; }; 1
