import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'

// The two programs of the recipe, with stand-ins for what talks to registries: they say how they were called.

const FILES = 'content/cookbook/oci-image/files'
const root = mkdtempSync(join(tmpdir(), 'flakewise-oci-image-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const DIGEST = `sha256:${'1'.repeat(64)}`
const programs: Readonly<Record<string, string>> = {
  'nix-prefetch-docker': `echo '{"imageName":"docker.io/library/nginx","finalImageTag":"'"\${@: -1}"'"}'`,
  nix: 'echo "sha256-of-${3##*/}"',
  podman: 'echo "podman $*"',
  skopeo: `case "$*" in *inspect*) echo ${DIGEST} ;; *) echo "skopeo $*" ;; esac`,
}

const run = (script: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) =>
  spawnSync('bash', ['-euo', 'pipefail', script, ...args], {
    cwd: join(root, 'work'),
    encoding: 'utf8',
    env: { PATH: `${join(root, 'bin')}:${process.env.PATH}`, ...env },
  })

beforeEach(() => {
  rmSync(join(root, 'work'), { recursive: true, force: true })
  cpSync(FILES, join(root, 'work'), { recursive: true })
  mkdirSync(join(root, 'bin'), { recursive: true })
  for (const [name, text] of Object.entries(programs))
    writeFileSync(join(root, 'bin', name), `#!/usr/bin/env bash\n${text}\n`, { mode: 0o755 })
})

const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined

describe.skipIf(!has('jq'))('pin', () => {
  const pins = () => JSON.parse(readFileSync(join(root, 'work/images/pins.json'), 'utf8'))

  test('writes what nix-prefetch-docker found', () => {
    const before = pins()
    expect(run('pin.sh', ['nginx', 'docker.io/library/nginx', '1.30'])).toMatchObject({ status: 0, stderr: '' })
    expect(pins()).toEqual({
      ...before,
      archives: { nginx: { imageName: 'docker.io/library/nginx', finalImageTag: '1.30' } },
    })
  })

  test('writes digest and hash of a mirror', () => {
    const { status, stdout } = run('pin.sh', ['alpine', 'docker.io/library/alpine', '3.22', 'mirror'])
    expect(status).toBe(0)
    expect(stdout).toContain(`--all --preserve-digests docker://docker.io/library/alpine@${DIGEST} dir:`)
    expect(pins().mirrors.alpine).toEqual({
      imageName: 'docker.io/library/alpine',
      imageDigest: DIGEST,
      imageTag: '3.22',
      hash: 'sha256-of-mirror',
    })
    expect(Object.keys(pins().mirrors)).toContain('valkey')
  })

  test('leaves the file alone when the image is not found', () => {
    const before = readFileSync(join(root, 'work/images/pins.json'), 'utf8')
    writeFileSync(join(root, 'bin/nix-prefetch-docker'), '#!/bin/sh\nexit 1\n')
    expect(run('pin.sh', ['nginx', 'docker.io/library/nginx', 'none']).status).toBe(1)
    expect(readFileSync(join(root, 'work/images/pins.json'), 'utf8')).toBe(before)
  })
})

describe('load', () => {
  beforeEach(() => {
    const folder = join(root, 'work')
    writeFileSync(join(folder, 'web.tar.gz'), 'an archive')
    mkdirSync(join(folder, 'mirror-valkey-8.1'))
    writeFileSync(
      join(folder, 'images.list'),
      'web.tar.gz registry.example.com/web:1.0.0\nmirror-valkey-8.1 docker.io/valkey/valkey:8.1\n',
    )
    rmSync(join(folder, 'images'), { recursive: true })
    spawnSync('sh', ['-c', 'mv images.list images; sha256sum images web.tar.gz > SHA256SUMS'], { cwd: folder })
  })

  test('gives archives to Podman', () => {
    expect(run('load.sh')).toMatchObject({
      status: 0,
      stdout: 'podman load --input web.tar.gz\n',
      stderr: 'docker.io/valkey/valkey:8.1 is for a registry: skipped.\n',
    })
  })

  test('gives all to a registry, under its name', () => {
    expect(run('load.sh', [], { REGISTRY: 'registry.site.example' })).toMatchObject({
      status: 0,
      stdout: `skopeo --insecure-policy copy docker-archive:web.tar.gz docker://registry.site.example/web:1.0.0
skopeo --insecure-policy copy --all --preserve-digests dir:mirror-valkey-8.1 docker://registry.site.example/valkey/valkey:8.1
`,
    })
  })

  test('loads nothing of a damaged folder', () => {
    writeFileSync(join(root, 'work/web.tar.gz'), 'another archive')
    expect(run('load.sh')).toMatchObject({ status: 1, stdout: 'web.tar.gz: FAILED\n' })
  })
})
