let name = "port"; in { ${name} = 80; }
