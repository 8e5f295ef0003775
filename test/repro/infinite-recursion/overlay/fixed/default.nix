let
  overlay = final: prev: { hello = prev.hello + "-patched"; };
  prev = { hello = "hello"; };
  final = prev // overlay final prev;
in
final.hello
