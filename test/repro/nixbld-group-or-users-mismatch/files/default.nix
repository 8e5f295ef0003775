derivation { name = "unbuilt-web"; system = builtins.currentSystem; builder = "/bin/sh"; args = [ "-c" "echo 80 > $out" ]; }
