derivation {
  name = "environment";
  system = "builtin";
  builder = "builtin:buildenv";
  derivations = [ "true" "5" "1" ./one "true" "6" "1" ./two ];
  manifest = builtins.toFile "manifest" "[ ]";
}
