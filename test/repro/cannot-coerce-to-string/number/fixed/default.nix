"http://localhost:${toString 8080}"
