assert { port = 80; } == { port = 8080; }; 1
