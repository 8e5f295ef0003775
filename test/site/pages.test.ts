import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { rules } from '../../src/rules/index.ts'
import { policyOf } from '../../src/site/policy.ts'
import { BASE, builtPages, DIST, elementsOf } from '../support/site.ts'

/** The most that a page of content may weigh at load, in bytes after gzip: its HTML, styles and scripts. There are no fonts. */
const BUDGET = 45_000

const pages = builtPages()
const byPath = new Map(pages.map(page => [page.path, page]))
const idsOf = (html: string): Set<string> => new Set(Array.from(html.matchAll(/\sid="([^"]*)"/g), match => match[1]!))

describe.each(pages)('$path', ({ path, html }) => {
  test('says what it is', () => {
    expect(html).toMatch(/^<!DOCTYPE html><html lang="en"/)
    expect(html.match(/<title>[^<]{3,}<\/title>/g)).toHaveLength(1)
    expect(elementsOf(html, 'meta').filter(meta => meta.name === 'description' && meta.content)).toHaveLength(1)
    expect(html.match(/<h1[\s>]/g)).toHaveLength(1)
    expect(html.match(/<main[\s>]/g)).toHaveLength(1)
    const ids = Array.from(html.matchAll(/\sid="([^"]*)"/g), match => match[1])
    expect(new Set(ids).size, 'each id is there once').toBe(ids.length)
  })

  test('has a policy that fits its scripts', () => {
    const policies = elementsOf(html, 'meta').filter(meta => meta['http-equiv'] === 'Content-Security-Policy')
    expect(policies).toHaveLength(1)
    const policy = policies[0]!.content!
    const bare = html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')
    expect(policy).toBe(policyOf(bare, path === '/playground/'))
    expect(policy).toMatch(/^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'/)
    expect(policy.split(';').find(part => part.includes('script-src'))).not.toContain('unsafe-inline')
    expect(html, 'no handler in an attribute').not.toMatch(/<[a-z][^>]*\son[a-z]+="/)
  })

  test('links to what is there', () => {
    for (const { href } of [...elementsOf(html, 'a'), ...elementsOf(html, 'link')]) {
      if (href === undefined || /^(?:https?|mailto):/.test(href)) continue
      const problem = brokenness(path, html, href)
      expect(problem, `${href} on ${path}`).toBeNull()
    }
    for (const { src } of [...elementsOf(html, 'script'), ...elementsOf(html, 'img')]) {
      if (src && !src.startsWith('data:')) expect(brokenness(path, html, src), src).toBeNull()
    }
  })

  test('loads nothing from elsewhere', () => {
    const loaded = [...elementsOf(html, 'script'), ...elementsOf(html, 'img'), ...elementsOf(html, 'iframe')]
    for (const { src } of loaded) expect(src ?? '').not.toMatch(/^(?:https?:)?\/\//)
    for (const { rel, href } of elementsOf(html, 'link')) {
      if (rel !== 'canonical') expect(href).not.toMatch(/^(?:https?:)?\/\//)
    }
  })
})

describe.each(pages.filter(({ path }) => path !== '/playground/'))('$path', ({ html }) => {
  test('is light', () => {
    const parts = [Buffer.from(html), ...assetsOf(html).map(file => readFileSync(join(DIST, file)))]
    const weight = parts.reduce((sum, part) => sum + gzipSync(part, { level: 9 }).length, 0)
    expect(weight).toBeLessThan(BUDGET)
    expect(html).not.toContain('@font-face')
  })
})

describe.each(pages.filter(({ path }) => path !== '/404.html'))('$path', ({ path }) => {
  test('has a Markdown twin', () => {
    const twin = readFileSync(join(DIST, path, 'index.md'), 'utf8')
    expect(twin).toMatch(/^# \S/)
    const prose = twin.replace(/^(`{3,})[\s\S]*?^\1$/gm, '').replace(/`[^`\n]*`/g, '')
    expect(prose, 'no component, import or directive').not.toMatch(/<\/?[A-Z]\w*|^(?:import|export) |^:::/m)
    for (const [, address] of prose.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^(?:https?:|#)/.test(address!)) continue
      const file = decodeURI(address!.replace(/#.*$/, '')).slice(BASE.length)
      expect(address, 'from the root').toMatch(new RegExp(`^${BASE}`))
      expect(existsSync(join(DIST, file)), `${address} in the twin of ${path}`).toBe(true)
    }
  })
})

test('every rule has a page that carries its errors', () => {
  for (const rule of rules) {
    const html = byPath.get(`/rules/${rule.id}/`)?.html ?? ''
    expect(html, rule.id).toContain(`>${rule.id}</code>`)
    for (const error of rule.errors ?? []) expect(textOf(html), rule.id).toContain(error)
  }
})

test('the list of rules has each of them, without JavaScript', () => {
  const hrefs = elementsOf(byPath.get('/rules/')!.html, 'a').map(({ href }) => href)
  for (const { id } of rules) expect(hrefs).toContain(`${BASE}rules/${id}/`)
})

test('llms.txt lists every page that has a twin, and llms-full.txt holds it', () => {
  const list = readFileSync(join(DIST, 'llms.txt'), 'utf8')
  const full = readFileSync(join(DIST, 'llms-full.txt'), 'utf8')
  for (const { path } of pages) {
    if (path === '/404.html' || path === '/') continue
    expect(list).toContain(`](${BASE}${path.slice(1)}index.md)`)
    expect(full).toContain(`<!-- ${path} -->`)
  }
})

test('the article comes before the navigation of its section', () => {
  const { html } = byPath.get(`/rules/${rules[0]!.id}/`)!
  expect(html.indexOf('<main')).toBeLessThan(html.indexOf('id="sidebar"'))
})

/** Why a link leads nowhere; null when it leads somewhere. */
function brokenness(from: string, html: string, href: string): string | null {
  const { pathname, hash } = new URL(href, `http://site${BASE}${from.slice(1)}`)
  if (!pathname.startsWith(BASE)) return `is not under ${BASE}`
  const path = decodeURI(`/${pathname.slice(BASE.length)}`)
  const page = byPath.get(path)
  if (!page && !/\.\w+$/.test(path)) return 'no such page, or no slash at its end'
  if (!page && !existsSync(join(DIST, path))) return 'no such file'
  if (hash === '' || hash.startsWith('#v1=')) return null
  const ids = idsOf(href.startsWith('#') ? html : (page?.html ?? ''))
  return ids.has(decodeURIComponent(hash.slice(1))) ? null : 'no such place on the page'
}

/** The site's own styles and scripts that the page loads, by their path below the root. */
function assetsOf(html: string): readonly string[] {
  const styles = elementsOf(html, 'link').filter(link => link.rel === 'stylesheet')
  const files = [...styles.map(link => link.href!), ...elementsOf(html, 'script').flatMap(({ src }) => src ?? [])]
  const loaded = new Set(files.map(file => file.slice(BASE.length)))
  for (const file of loaded) {
    if (!file.endsWith('.js')) continue
    for (const [, imported] of readFileSync(join(DIST, file), 'utf8').matchAll(
      /(?:from|^import|;import)\s*["']\.\/([^"']+)["']/g,
    )) {
      loaded.add(join(file, '..', imported!))
    }
  }
  return [...loaded]
}

const textOf = (html: string): string =>
  html.replace(/<[^>]+>/g, '').replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => {
    return { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }[name]!
  })
