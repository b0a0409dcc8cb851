/** What nobody means to copy. */
const CONTROLS = '.select, .menu';

const textOf = (node: Node): string => (node.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

const cellText = (cell: Element): string =>
  cell.childElementCount > 1 ? [...cell.children].map(textOf).filter(Boolean).join(' ') : textOf(cell);

/** Times in ISO 8601, cells parted by tabs, rows by lines. */
export function tableText(selected: DocumentFragment): string {
  for (const time of selected.querySelectorAll('time')) time.textContent = time.dateTime;
  const rows: ParentNode[] = [...selected.querySelectorAll('tr')];
  const line = (row: ParentNode) =>
    [...row.querySelectorAll('th, td')].filter((cell) => !cell.matches(CONTROLS)).map(cellText);
  // A part of one row has no row around it, and a part of one cell no cell.
  const lines = (rows.length > 0 ? rows : [selected]).map((row) => line(row).join('\t'));
  return lines.join('\n') || textOf(selected);
}

const isWhole = (range: Range, element: Element): boolean => textOf(range.cloneContents()) === textOf(element);

/** What tables show of moments says neither the year nor the zone. */
function onCopy(event: ClipboardEvent): void {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount !== 1 || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  const { commonAncestorContainer: around } = range;
  const place = around instanceof Element ? around : around.parentElement;
  const only = place?.closest('td time');
  if (only instanceof HTMLTimeElement) {
    if (!isWhole(range, only)) return;
    event.clipboardData?.setData('text/plain', only.dateTime);
  } else {
    const selected = range.cloneContents();
    if (!place?.closest('table') || !selected.querySelector('time')) return;
    event.clipboardData?.setData('text/plain', tableText(selected));
  }
  event.preventDefault();
}

document.addEventListener('copy', onCopy);
