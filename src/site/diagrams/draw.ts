import { type Element, el, text, toHtml } from '../code/hast.ts'

/** A picture of boxes and arrows, as data: it is drawn as SVG that takes its colours from the page, and read aloud as its text. */
export interface Diagram {
  /** What it shows, for a heading. */
  readonly title: string
  /** All that it says, in sentences: for who does not see it, and for the page's Markdown. */
  readonly description: string
  /** In units of the drawing; text is 13 high. */
  readonly width: number
  readonly height: number
  readonly frames?: readonly Frame[]
  readonly boxes: readonly Box[]
  readonly arrows?: readonly Arrow[]
}

/** A place that holds boxes, with its name at the top. */
export interface Frame {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly label: string
}

/** A box; its lines of text are centred, the first is strong. */
export interface Box {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly lines: readonly string[]
  /** `code` lines are names; `quiet` is what does not matter here; `bad` what should not be. */
  readonly kind?: 'code' | 'quiet' | 'bad' | 'good'
}

export interface Arrow {
  readonly from: string
  readonly to: string
  readonly label?: string
  readonly kind?: 'dashed' | 'bad'
}

const LINE = 17

/** The diagram as SVG. */
export function draw(diagram: Diagram, id: string): string {
  const { width, height, title, description, frames = [], boxes, arrows = [] } = diagram
  const byId = new Map(boxes.map(box => [box.id, box]))
  const head = el(
    'marker',
    { id: `${id}-head`, viewBox: '0 0 8 8', refX: '7', refY: '4', markerWidth: '7', markerHeight: '7', orient: 'auto' },
    el('path', { d: 'M0 0L8 4L0 8z', class: 'head' }),
  )
  const svg = el(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-labelledby': `${id}-title ${id}-text` },
    el('title', { id: `${id}-title` }, title),
    el('desc', { id: `${id}-text` }, description),
    el('defs', {}, head),
    ...frames.flatMap(frameOf),
    ...arrows.flatMap(arrow => arrowOf(arrow, byId.get(arrow.from)!, byId.get(arrow.to)!, id)),
    ...boxes.flatMap(boxOf),
  )
  return toHtml(svg)
}

const rect = ({ x, y, width, height }: Frame | Box, className: string): Element =>
  el('rect', { x: `${x}`, y: `${y}`, width: `${width}`, height: `${height}`, rx: '4', class: className })

const label = (x: number, y: number, className: string, content: string): Element =>
  el('text', { x: `${x}`, y: `${y}`, class: className }, text(content))

const frameOf = (frame: Frame): Element[] => [
  rect(frame, 'frame-box'),
  label(frame.x + 12, frame.y + 20, 'frame-label', frame.label),
]

function boxOf(box: Box): Element[] {
  const middle = box.y + box.height / 2 - ((box.lines.length - 1) * LINE) / 2 + 4.5
  return [
    rect(box, `box ${box.kind ?? ''}`.trim()),
    ...box.lines.map((line, at) =>
      label(box.x + box.width / 2, middle + at * LINE, at === 0 ? `first ${box.kind ?? ''}`.trim() : 'more', line),
    ),
  ]
}

/** From the side of one box that faces the other to its counterpart, with one bend where they are not in line. */
function arrowOf({ label: words, kind }: Arrow, from: Box, to: Box, id: string): Element[] {
  const a = { x: from.x + from.width / 2, y: from.y + from.height / 2 }
  const b = { x: to.x + to.width / 2, y: to.y + to.height / 2 }
  const apart = (at: number, size: number, other: number, otherSize: number): boolean =>
    at + size <= other || other + otherSize <= at
  const sideways = apart(from.x, from.width, to.x, to.width)
  const [x1, y1, x2, y2] = sideways
    ? [a.x < b.x ? from.x + from.width : from.x, a.y, a.x < b.x ? to.x : to.x + to.width, b.y]
    : [a.x, a.y < b.y ? from.y + from.height : from.y, b.x, a.y < b.y ? to.y : to.y + to.height]
  const [mx, my] = [(x1 + x2) / 2, (y1 + y2) / 2]
  const bend = sideways ? `H${mx}V${y2}H${x2}` : `V${my}H${x2}V${y2}`
  return [
    el('path', { d: `M${x1} ${y1}${bend}`, class: `arrow ${kind ?? ''}`.trim(), 'marker-end': `url(#${id}-head)` }),
    ...(words ? [label(mx, sideways ? (y1 + y2) / 2 - 6 : my - 5, 'arrow-label', words)] : []),
  ]
}
