"laptop"
