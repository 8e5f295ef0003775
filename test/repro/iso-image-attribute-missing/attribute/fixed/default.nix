{ config.system.build = { toplevel = "system"; isoImage = "iso"; }; }
