let build = script: extra: derivation ({ name = "web"; system = builtins.currentSystem; builder = "/bin/sh"; args = [ "-c" script ]; } // extra); in build "echo nar > $out" { name = "nar-web"; }
