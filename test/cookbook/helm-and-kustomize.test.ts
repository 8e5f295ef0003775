import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'

// The check of the recipe, on objects as `yq --output-format json` prints them.

const check = (...objects: readonly object[]) => {
  const input = objects.map(object => `${JSON.stringify(object)}\n`).join('')
  const { status, stderr } = spawnSync('bash', ['content/cookbook/helm-and-kustomize/files/check.sh'], {
    input,
    encoding: 'utf8',
  })
  return { status, problems: stderr.trim().split('\n') }
}
const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined
const deployment = (container: object, more: object = {}) => ({
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop', ...more },
  spec: { template: { spec: { containers: [container] } } },
})

describe.skipIf(!has('jq'))('the check of rendered manifests', () => {
  test('is content with whole names and namespaces', () => {
    const image = 'ghcr.io/example/web:1.0'
    expect(
      check(
        { kind: 'Namespace', metadata: { name: 'shop' } },
        deployment({ image, imagePullPolicy: 'IfNotPresent' }),
        deployment({ image: 'localhost:5000/web:1.0' }),
      ),
    ).toEqual({ status: 0, problems: [''] })
  })

  test.for([
    ['nginx', 'Deployment web: nginx is not a whole name with a tag'],
    ['docker.io/library/nginx', 'Deployment web: docker.io/library/nginx is not a whole name with a tag'],
    ['docker.io/library/nginx:latest', 'Deployment web: docker.io/library/nginx:latest is another image each day'],
  ] as const)('refuses the image %s', ([image, problem]) => {
    expect(check(deployment({ image }))).toEqual({ status: 1, problems: [problem] })
  })

  test('names all that is wrong', () => {
    const image = 'ghcr.io/example/web:1.0'
    expect(
      check(
        { kind: 'Secret', metadata: { name: 'db', namespace: 'shop' } },
        deployment({ image, imagePullPolicy: 'Always' }, { namespace: undefined }),
        deployment({ image }, { annotations: { 'helm.sh/hook': 'pre-install' } }),
      ).problems,
    ).toEqual([
      'Secret db: a Secret, and the store can be read by everyone',
      'Deployment web: no namespace',
      `Deployment web: ${image} would be pulled although the node has it`,
      'Deployment web: a hook of Helm, which would be an ordinary object',
    ])
  })

  test('does not take a Role for a ClusterRole', () => {
    expect(
      check(
        { kind: 'Role', metadata: { name: 'reader' } },
        { kind: 'ClusterRole', metadata: { name: 'reader' } },
        { kind: 'IngressClass', metadata: { name: 'nginx' } },
      ),
    ).toEqual({ status: 1, problems: ['Role reader: no namespace'] })
  })

  test('does not pass what it could not read', () => {
    expect(check()).toEqual({ status: 1, problems: ['no objects at all'] })
    expect(
      spawnSync('bash', ['content/cookbook/helm-and-kustomize/files/check.sh'], { input: '{' }).status,
    ).toBeGreaterThan(1)
  })
})
