let name = "port"; in { ${name} = 80; port = 443; }
