import { describe, expect, test } from 'vitest'
import { cleanLine, cleanLines } from '../../src/errors/clean.ts'
import { kindOf } from '../../src/errors/shape.ts'

describe('a line', () => {
  const error = "error: attribute 'x' missing"

  test.each([
    ['colours', "\u001b[31;1merror:\u001b[0m attribute '\u001b[35;1mx\u001b[0m' missing"],
    ['colours whose escape character got lost', "[31;1merror:[0m attribute '[35;1mx[0m' missing"],
    ['colours spelled out', "^[[31;1merror:^[[0m attribute 'x' missing"],
    ['a hyperlink and a title', `\u001b]8;;https://example.org\u0007${error}\u001b]8;;\u0007`],
    ['a Windows line end', `${error}\r`],
    ['a progress bar that was overwritten', `building 3 of 9\r[1/0/2 built]\r${error}`],
    ['a byte order mark and joiners', `\ufeff${error.replace('attribute', 'attri\u200bbute')}`],
    ['quotation marks in the wrong encoding', 'error: attribute â€˜xâ€™ missing'],
    ['a time of GitHub Actions', `2026-11-20T22:55:01.1234567Z ${error}`],
    ['a line of gh run view', `build\tRun nix build\t2026-11-20T22:55:01.1234567Z ${error}`],
    ['a mark of GitHub Actions', `##[error]${error}`],
    ['a time and stream of GitLab', `2026-11-20T22:55:01.123456Z 01O ${error}`],
    ['the journal', `Nov 20 22:55:01 laptop nixos-upgrade-start[1234]: ${error}`],
    ['docker build', `#12 3.456 ${error}`],
    ['docker compose', `builder-1  | ${error}`],
    ['colmena', `   laptop | ${error}`],
    ['deploy-rs', `🚀 ❌ [deploy] [ERROR] ${error}`],
    ['a clock', `[22:55:01] ${error}`],
    ['mail', `> > ${error}`],
    ['a comment', `# ${error}`],
    ['a list', `- ${error}`],
    ['code in a sentence', `\`${error}`],
    ['a builder', `hello-2.12> ${error}`],
    ['a NixOS test', `vm-test-run-web> machine # ${error}`],
    ['a frame of nix-output-monitor', `┃ ${error}   ┃`],
    ['the name of the program', `nix develop: ${error}`],
  ])('loses %s', (_, raw) => {
    expect(cleanLine(raw).text).toBe(error.replace(/'/g, /â/.test(raw) ? "'" : "'"))
  })

  test('of a builder is known as such', () => {
    expect(cleanLine('       > make: *** [all] Error 2')).toEqual({ text: 'make: *** [all] Error 2', log: true })
    expect(cleanLine('web> compiling').log).toBe(true)
    expect(cleanLine('nix-repl> :b web').log).toBe(false)
  })

  test('keeps what is its own', () => {
    for (const text of [
      "           21|     devShells = x: { a = '1'; };",
      '             |                 ^',
      "- In `a.nix': 1",
    ]) {
      expect(cleanLine(text).text).toBe(text)
    }
  })

  test('is unpacked from the JSON log of Nix', () => {
    const message = String.raw`@nix {"action":"msg","level":0,"msg":"\u001b[31;1merror:\u001b[0m\n       attribute 'x' missing"}`
    expect(cleanLines(message).map(line => line.text)).toEqual(['error:', "       attribute 'x' missing"])
    const result = '@nix {"action":"result","id":7,"type":101,"fields":["cc: fatal error"]}'
    expect(cleanLines(result)).toEqual([{ number: 1, text: 'cc: fatal error', log: true }])
    expect(cleanLines('@nix {"action":"start","id":7}')).toEqual([])
    expect(cleanLines('@nix {broken')).toHaveLength(1)
  })

  test('keeps its number when the middle of a long text is left out', () => {
    const lines = cleanLines(`${'a\n'.repeat(60_000)}last`)
    expect(lines.at(-1)).toEqual({ number: 60_001, text: 'last', log: false })
    expect(lines.length).toBeLessThan(25_000)
  })

  test('that is very long keeps its ends', () => {
    const { text } = cleanLine(`begin ${'x'.repeat(2_000_000)} end`)
    expect(text.length).toBeLessThan(9_000)
    expect(text).toMatch(/^begin .* end$/)
  })

  test('loses the indent that all lines have', () => {
    expect(cleanLines('    a> b\n    c').map(line => line.text)).toEqual(['b', 'c'])
  })
})

test.each([
  ['message', "error: attribute 'x' missing"],
  ['message', "       - In `/etc/nixos/a.nix': true"],
  ['frame', '       … while evaluating the option `services.web.port'],
  ['frame', "while evaluating the attribute 'buildInputs' of the derivation 'web' at /etc/nixos/a.nix:3:1:"],
  ['frame', "error: … while fetching the input 'github:NixOS/nixpkgs'"],
  ['position', '       at /nix/store/9j5d-source/flake.nix:12:9:'],
  ['position', 'at: (323:25) in file: /nix/store/9j5d-source/lib/modules.nix'],
  ['position', '       at «string»:1:1:'],
  ['excerpt', '           12|   services.web.enable = true;'],
  ['excerpt', '             |   ^'],
  ['break', "(stack trace truncated; use '--show-trace' to show the full, detailed trace)"],
  ['break', '[ana@laptop:~/infra]$ nix build'],
  ['break', '❯ nix build .#web'],
  ['break', '```text'],
])('%s: %s', (kind, line) => {
  expect(kindOf(line)).toBe(kind)
})
