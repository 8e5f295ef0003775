let
  overlay = final: prev: { hello = final.hello + "-patched"; };
  prev = { hello = "hello"; };
  final = prev // overlay final prev;
in
final.hello
