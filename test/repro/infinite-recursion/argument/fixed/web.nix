{ inputs, ... }:
{
  imports = [ inputs.logs ];
}
