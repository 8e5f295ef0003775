{ port = 80; } // null
