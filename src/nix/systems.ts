/** The ending of every system double that Nix and nixpkgs know: the operating system. Source: nixpkgs `lib/systems/doubles.nix`. */
const KERNEL =
  /^[a-z0-9_]+-(?:linux|darwin|freebsd|netbsd|openbsd|solaris|redox|wasi|windows|cygwin|mmixware|ghcjs|genode|none|uefi)$/

/** The processors that nixpkgs knows for Linux; for macOS, those that it has ever built for. Same source. */
const LINUX =
  `aarch64 arc armv5tel armv6l armv7a armv7l i686 loongarch64 m68k sh4 microblaze microblazeel mips mips64 mips64el mipsel
  powerpc powerpc64 powerpc64le riscv32 riscv64 s390 s390x x86_64`.split(/\s+/)
const DARWIN = ['aarch64', 'x86_64', 'i686', 'armv7a', 'powerpc']

/** The name has the form of a system such as `x86_64-linux`. */
export const isSystem = (name: string): boolean => KERNEL.test(name)

/** The system that a name is meant for, which no machine has: `x86_64-linux` for `amd64-linux`, `linux` and `x86_64`.
    Null when the name is right, or says no system. */
export function meantSystem(name: string): string | null {
  const [cpu, os] = partsOf(name.toLowerCase())
  if (os === undefined || cpu === undefined || (isSystem(name) && !isUnknown(name))) return null
  return `${cpu || (os === 'darwin' ? 'aarch64' : 'x86_64')}-${os || 'linux'}`
}

function isUnknown(name: string): boolean {
  const [, cpu = '', os] = /^(.*)-(linux|darwin)$/.exec(name) ?? []
  return os !== undefined && !(os === 'linux' ? LINUX : DARWIN).includes(cpu)
}

/** What the names of Intel's processors are meant for; the other names say ARM. */
const PROCESSOR: Readonly<Record<string, string>> = {
  'x86-64': 'x86_64',
  x86_64: 'x86_64',
  amd64: 'x86_64',
  x64: 'x86_64',
  x86: 'x86_64',
  i386: 'i686',
}

/** Processor and operating system under the names that other worlds have for them, in either order; one may be missing. */
function partsOf(name: string): readonly [cpu?: string, os?: string] {
  const match = /^(?:(?<cpu>CPU)(?:[-_.](?<os>OS))?|(?<os2>OS)(?:[-_.](?<cpu2>CPU))?)$/.source
    .replaceAll('CPU', 'x86[-_]64|amd64|x64|x86|i386|aarch64|arm64|armv8')
    .replaceAll('OS', 'linux|darwin|macos|osx')
  const { cpu, os, os2, cpu2 } = new RegExp(match).exec(name)?.groups ?? {}
  const processor = cpu ?? cpu2
  const system = os ?? os2
  if (processor === undefined && system === undefined) return []
  return [
    processor === undefined ? '' : (PROCESSOR[processor] ?? 'aarch64'),
    system === undefined ? '' : system === 'linux' ? 'linux' : 'darwin',
  ]
}
