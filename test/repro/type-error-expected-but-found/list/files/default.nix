builtins.length "80"
