/** The ending of every system double that Nix and nixpkgs know: the operating system. Source: nixpkgs `lib/systems/doubles.nix`. */
const KERNEL =
  /^[a-z0-9_]+-(?:linux|darwin|freebsd|netbsd|openbsd|solaris|redox|wasi|windows|cygwin|mmixware|ghcjs|genode|none|uefi)$/

/** The name has the form of a system such as `x86_64-linux`. */
export const isSystem = (name: string): boolean => KERNEL.test(name)
