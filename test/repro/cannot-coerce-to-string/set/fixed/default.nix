"${toString { port = 80; }.port}"
