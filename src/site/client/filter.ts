/** Makes a list of rules or errors answer to its form: a row is shown when it has every word, and what is chosen. */
export function enhanceFilter(): void {
  const form = document.querySelector<HTMLFormElement>('#list-filter')
  if (!form) return
  form.hidden = false
  const apply = (): void => show(form)
  form.addEventListener('input', apply)
  form.addEventListener('submit', event => event.preventDefault())
  form.addEventListener('reset', () => setTimeout(apply))
  apply()
}

function show(form: HTMLFormElement): void {
  const chosen = new FormData(form)
  const words = String(chosen.get('text')).toLowerCase().split(/\s+/).filter(Boolean)
  const is = (row: HTMLElement, name: string): boolean => !chosen.get(name) || row.dataset[name] === chosen.get(name)
  let count = 0
  for (const group of document.querySelectorAll<HTMLElement>('.family')) {
    let some = false
    for (const row of group.querySelectorAll<HTMLElement>('.rule')) {
      const text = `${row.textContent} ${row.dataset.words}`.toLowerCase()
      const fixable = !chosen.get('fixable') || row.dataset.fix !== 'none'
      row.hidden = !(words.every(word => text.includes(word)) && is(row, 'family') && is(row, 'severity') && fixable)
      if (!row.hidden) [some, count] = [true, count + 1]
    }
    group.hidden = !some
  }
  form.querySelector('output')!.textContent = `${count} ${form.dataset.noun}${count === 1 ? '' : 's'}`
}
