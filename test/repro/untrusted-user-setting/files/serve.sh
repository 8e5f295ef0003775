# A daemon that trusts $1, asked by the user 65534 with a setting that only trusted users may have.
rm -f socket
nix daemon --store "local?root=$PWD/store" --option trusted-users "$1" > daemon.log 2>&1 &
daemon=$!
trap 'kill $daemon' EXIT
while ! [ -S socket ]; do sleep 0.05; done
NIX_CONFIG='experimental-features = nix-command
sandbox = false' setpriv --reuid=65534 --regid=65534 --clear-groups nix store info --store "unix://$PWD/socket"
