# The functions of nixpkgs' lib that the flake of this project calls.
rec {
  genAttrs = names: make: builtins.listToAttrs (map (name: { inherit name; value = make name; }) names);
  importJSON = path: builtins.fromJSON (builtins.readFile path);
  getExe = package: "${package}/bin/${package.meta.mainProgram or package.name}";
  optionals = condition: list: if condition then list else [ ];
  literalExpression = text: { inherit text; };
  licenses.mit = "MIT";
  fileset = {
    unions = paths: assert builtins.all builtins.pathExists paths; paths;
    toSource = { root, fileset }: assert fileset != [ ]; root;
  };
}
