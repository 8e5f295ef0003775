builtins.length [ 80 ]
