{ inputs, ... }:
{
  imports = [ inputs.logs ];
  _module.args.inputs.logs = ./logs.nix;
}
