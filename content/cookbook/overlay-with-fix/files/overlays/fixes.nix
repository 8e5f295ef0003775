# One entry a fix: what is broken, where upstream has the fix, and from which version on it must go.
final: prev:
let
  inherit (prev) lib;
in
{
  # More than 256 KiB of arguments are written past the end of a buffer.
  # Upstream: eradman/entr 2467fe0, after 5.8.
  entr =
    lib.throwIf (lib.versionOlder "5.8" prev.entr.version)
      "overlays/fixes.nix: entr ${prev.entr.version} is newer than the fix. Take the entry out."
      (
        prev.entr.overrideAttrs (old: {
          patches = (old.patches or [ ]) ++ [
            (final.fetchpatch {
              name = "entr-check-argument-length.patch";
              url = "https://github.com/eradman/entr/commit/2467fe0aa5f2b1b074110a9186ef51d35809c9a4.patch";
              hash = "sha256-+cvgpr2avORjwF3JqTowy8Rc34QF//jVcnSpy4Nyk+M=";
            })
          ];
        })
      );
}
