"http://localhost:${8080}"
