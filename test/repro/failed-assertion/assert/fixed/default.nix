let port = 8080; in assert port > 1024; port
