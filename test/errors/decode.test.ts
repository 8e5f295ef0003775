import { describe, expect, test } from 'vitest'
import { decodeWith } from './catalogue.ts'

const errors = (text: string): readonly string[] => decodeWith(text).matches.map(match => match.error)

describe('the root cause', () => {
  test('is the last message of a trace', () => {
    const { matches } = decodeWith(`error:
       … while evaluating the attribute 'packages'
         at /nix/store/w1v41cyqyx4d7q4g7c8nb50bp9dvjm29-source/flake.nix:4:5:
            3|   # error: infinite recursion encountered
             |   ^

       … while evaluating the option \`services.web.port':

       error: attribute 'prot' missing
       at /nix/store/w1v41cyqyx4d7q4g7c8nb50bp9dvjm29-source/hosts/laptop.nix:12:9:`)
    expect(matches.map(match => match.error)).toEqual(['attribute-missing'])
    expect(matches[0]!.captures).toEqual({ attribute: 'prot' })
    expect(matches[0]!.evidence).toEqual({ line: 9, text: "error: attribute 'prot' missing" })
  })

  test('stands first in the traces of before Nix 2.13', () => {
    expect(
      errors(`error: undefined variable 'lib' at /etc/nixos/web.nix:3:5
while evaluating the attribute 'imports' at /etc/nixos/configuration.nix:9:3:`),
    ).toEqual(['undefined-variable'])
  })

  test('is in the log of the builder, before what failed with it', () => {
    const found =
      errors(`error: builder for '/nix/store/x8hf86ji6hzb8ldpf996q5hmfxbg5q6l-home-manager-path.drv' failed with exit code 25;
       last 2 log lines:
       > pkgs.buildEnv error: two given paths contain a conflicting subpath:
       >   \`/nix/store/a-web-1.0/bin/web' and
       >   \`/nix/store/b-web-2.0/bin/web'
       For full logs, run 'nix log /nix/store/x8hf86ji6hzb8ldpf996q5hmfxbg5q6l-home-manager-path.drv'.
error: 1 dependencies of derivation '/nix/store/x8hf86ji6hzb8ldpf996q5hmfxbg5q6l-generation.drv' failed to build`)
    expect(found).toEqual(['package-collision', 'builder-failed'])
  })

  test('is the derivation with a reason of its own', () => {
    const { matches } = decodeWith(`error: Cannot build '/nix/store/b-web.drv'.
       Reason: 1 dependency failed.
error: Cannot build '/nix/store/a-lib.drv'.
       Reason: builder failed with exit code 2.`)
    expect(matches[0]!.captures).toMatchObject({ derivation: '/nix/store/a-lib.drv', code: '2' })
  })

  test('goes before a warning above it', () => {
    const found = errors(`evaluation warning: ana profile: You are using

  Home Manager version 26.05 and
  Nixpkgs version 25.11.

Using mismatched versions is likely to cause errors and unexpected behavior.
error: undefined variable 'lib'`)
    expect(found).toEqual(['undefined-variable', 'release-branch-mismatch'])
  })

  test('is found in a session with commands between', () => {
    const found = errors(`[ana@laptop:~/infra]$ nix build
error: flake 'git+file:///home/ana/infra' does not provide attribute 'packages.x86_64-linux.default' or 'defaultPackage.x86_64-linux'
[ana@laptop:~/infra]$ `)
    expect(found).toEqual(['flake-does-not-provide-attribute'])
  })
})

describe('an input that Nix takes for a path', () => {
  test.each(['github:example/tool/main', 'git+ssh:/git@git.example.org:infra/secrets.git', 'gitlab:example'])(
    'is no lost file: %s',
    reference => {
      expect(
        errors(`error: Path '${reference}/flake.nix' does not exist in Git repository "/home/ana/infra".`)[0],
      ).toBe('invalid-flake-reference')
      expect(errors(`error: path '/nix/store/a-source/${reference}/flake.nix' does not exist`)[0]).toBe(
        'invalid-flake-reference',
      )
    },
  )

  test('is a folder without a flake.nix when it has no scheme', () => {
    expect(errors('error: Path \'lib/flake.nix\' does not exist in Git repository "/home/ana/infra".')[0]).toBe(
      'flake-nix-not-found',
    )
  })
})

describe('a command that the shell does not find', () => {
  test.each(['cmake: command not found', 'zsh: command not found: cmake', 'sh: 1: cmake: not found'])(
    'other than nix is none of ours: %s',
    text => {
      expect(errors(text)).toEqual([])
    },
  )

  test.each(['bash: nix: command not found', 'zsh: command not found: nix'])('%s', text => {
    expect(errors(text)).toEqual(['nix-command-not-found'])
  })
})

describe('captures', () => {
  test('may be missing between quotation marks', () => {
    const { matches } = decodeWith("error: The option `' does not exist. Definition values:\n       - In `a.nix': 1")
    expect(matches[0]).toMatchObject({ error: 'option-does-not-exist', captures: {} })
  })

  test('keep the quotation marks of the text', () => {
    const { captures } = decodeWith(
      "error: flake 'github:a/b' does not provide attribute 'packages.x86_64-linux.\"web-1.0\"'",
    ).matches[0]!
    expect(captures.name ?? captures.attribute).toContain('"web-1.0"')
  })

  test('of a path in the store tell the file in the flake', () => {
    const { captures } = decodeWith(
      "error: getting status of '/nix/store/w1v41cyqyx4d7q4g7c8nb50bp9dvjm29-source/modules/web.nix': No such file or directory",
    ).matches[0]!
    expect(captures).toMatchObject({
      file: 'modules/web.nix',
      source: '/nix/store/w1v41cyqyx4d7q4g7c8nb50bp9dvjm29-source',
    })
  })

  test('of a path in an input tell its flake, and no file that could be added to one’s own', () => {
    const { captures } = decodeWith("error: path '«github:a/b/4d3a1f0»/modules/web.nix' does not exist").matches[0]!
    expect(captures).toEqual({ path: '«github:a/b/4d3a1f0»/modules/web.nix', flake: 'github:a/b/4d3a1f0' })
  })

  test('of Nix 2.20 to 2.27 tell the file from the repository', () => {
    const text =
      "error: access to path '/home/ana/infra/modules/web.nix' is forbidden because it is not under Git control; maybe you should 'git add' it to the repository '/home/ana/infra'?"
    expect(decodeWith(text).matches[0]!.captures).toMatchObject({ file: 'modules/web.nix' })
  })

  test('hold hostile text as it is', () => {
    const name = "x'); rm -rf / #<img src=x onerror=alert(1)>${self}"
    const { captures } = decodeWith(`error: attribute '${name}' missing`).matches[0]!
    expect(captures.attribute).toBe(name)
  })
})

describe('a paste', () => {
  const message =
    "error: access to path '/home/ana/infra/a.nix' is forbidden because it is not under Git control; maybe you should 'git add' it"

  test('may be cut off at the bottom', () => {
    expect(errors("error: flake 'github:a/b' does not provide attri")).toEqual(['flake-does-not-provide-attribute'])
    expect(errors(message)).toEqual(['untracked-file-in-git-flake'])
  })

  test('may be cut off at the top', () => {
    expect(
      errors(
        "a.nix' is forbidden because it is not under Git control; maybe you should 'git add' it to the repository '/home/ana/infra'?",
      ),
    ).toEqual(['untracked-file-in-git-flake'])
    expect(errors("uted\n       error: undefined variable 'lib'")).toEqual(['undefined-variable'])
  })

  test.each([40, 60, 80])('may be broken at %i columns, inside of words too', width => {
    const broken = message.replace(new RegExp(`.{${width}}`, 'g'), '$&\n')
    expect(errors(broken)).toEqual(['untracked-file-in-git-flake'])
  })

  test('may quote in any language', () => {
    for (const [open, close] of ['‘’', '“”', '""', "''", "`'", '„“']) {
      expect(errors(`error: undefined variable ${open}lib${close}`)).toEqual(['undefined-variable'])
    }
  })
})

describe('silence', () => {
  test.each([
    [''],
    ['\n\n\n'],
    ["warning: Git tree '/home/ana/infra' is dirty"],
    ['npm ERR! code ERESOLVE\nnpm ERR! ERESOLVE unable to resolve dependency tree'],
    ['error[E0308]: mismatched types\n  --> src/main.rs:24:15'],
    ["jq: error: syntax error, unexpected ']' (Unix shell quoting issues?) at <top-level>, line 49:"],
    ["make: warning: undefined variable 'CC'"],
    ['main.c:3:1: error: expected a set but found a list: x'],
    ['fatal: not a git repository (or any of the parent directories): .git'],
    ["error: unexpected argument '-C' found"],
    ["thread 'main' panicked at src/main.rs:4:5:\nassertion `left == right` failed"],
    ["fatal: path 'web.nix' does not exist in 'HEAD'"],
    ["error: path 'web.nix' does not exist"],
    ['docker: Error response from daemon: Mounts denied:'],
    ['The attribute is missing an error while evaluating'],
  ])('%j', text => {
    expect(errors(text)).toEqual([])
  })

  test('on source code that quotes messages', () => {
    expect(
      errors(`error:
       … while calling the 'throw' builtin
         at /etc/nixos/a.nix:2:3:
            1| {
            2|   throw "error: infinite recursion encountered"
             |   ^`),
    ).toEqual([])
  })
})

test('scores never rise, and lie between 0 and 1', () => {
  const { matches } = decodeWith(`error: undefined variable 'lib'
error: infinite recursion encountered
error: build of '/nix/store/a-web.drv' failed
error: attribute 'x' missing`)
  const scores = matches.map(match => match.score)
  expect(scores.length).toBe(4)
  expect([...scores].sort((a, b) => b - a)).toEqual(scores)
  expect(Math.min(...scores)).toBeGreaterThan(0)
  expect(Math.max(...scores)).toBeLessThanOrEqual(1)
})
