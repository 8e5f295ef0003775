import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { draw } from '../../src/site/diagrams/draw.ts'
import { DIAGRAMS } from '../../src/site/diagrams/index.ts'

/** The width of a letter at 13 units, which is more than the fonts here need on average. */
const LETTER = 6.8

describe.each(Object.entries(DIAGRAMS))('%s', (name, diagram) => {
  const { boxes, frames = [], arrows = [], width, height } = diagram

  test('is on a page', () => {
    const shown = globSync('content/**/*.mdx').filter(page =>
      readFileSync(page, 'utf8').includes(`<Diagram name="${name}" />`),
    )
    expect(shown.length).toBeGreaterThan(0)
  })

  test('stays on its paper, and nothing lies on something else', () => {
    for (const { x, y, width: w, height: h } of [...boxes, ...frames]) {
      expect(x >= 0 && y >= 0 && x + w <= width && y + h <= height, `${x} ${y} ${w} ${h}`).toBe(true)
    }
    for (const [at, a] of boxes.entries()) {
      for (const b of boxes.slice(at + 1)) {
        const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
        expect(apart, `${a.id} and ${b.id}`).toBe(true)
      }
    }
  })

  test('has room for its text', () => {
    for (const box of boxes) {
      for (const line of box.lines) expect(line.length * LETTER, `${box.id}: ${line}`).toBeLessThanOrEqual(box.width)
      expect(box.lines.length * 17, box.id).toBeLessThanOrEqual(box.height)
    }
    for (const frame of frames) expect(frame.label.length * LETTER, frame.label).toBeLessThanOrEqual(frame.width)
  })

  test('its arrows lead from box to box', () => {
    const ids = boxes.map(box => box.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { from, to } of arrows) expect(ids).toEqual(expect.arrayContaining([from, to]))
    expect(draw(diagram, name).match(/class="arrow/g)?.length ?? 0).toBeGreaterThanOrEqual(arrows.length)
  })
})
