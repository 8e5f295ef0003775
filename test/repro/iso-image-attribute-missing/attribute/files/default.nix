{ config.system.build.toplevel = "system"; }
