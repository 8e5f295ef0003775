# The same packages everywhere: arguments of `import nixpkgs`, and values of the option `nixpkgs` of NixOS.
{
  overlays = [ (final: _prev: { notes = final.callPackage ./pkgs/notes.nix { }; }) ];
  config.allowUnfreePredicate = package: builtins.elem (package.pname or "") [ "obsidian" ];
}
