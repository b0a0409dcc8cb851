import { iconShape } from '#web/ui/icon-shape.ts';
import { theme } from '#web/ui/theme/theme.ts';

const { palette } = theme.vars;

export const ROW_HEIGHTS = { compact: 36, standard: 44, comfortable: 52 } as const;
export type Density = keyof typeof ROW_HEIGHTS;

// Rules instead of `style`: a page that comes with rows may hold no inline styles, which its security policy forbids.
const rowHeights = Object.fromEntries(
  Object.entries(ROW_HEIGHTS).map(([density, height]) => [
    `&[data-density=${density}]`,
    { '--row-height': `${height}px` },
  ]),
);

/** How wide a column is, set below by how much room there is. A date takes less of it where it breaks into two lines. */
const WIDTHS = {
  word: 'var(--word-width)',
  chip: 'var(--chip-width)',
  date: 'var(--date-width)',
  button: 48,
} as const;
export type ColumnWidth = keyof typeof WIDTHS;

const columnWidths = Object.fromEntries(
  Object.entries(WIDTHS).map(([name, width]) => [`& th[data-width=${name}]`, { width }]),
);

/** Up to these widths of the list, not of the window, a row is a card: its columns would not fit side by side. */
export const CARDS = '@container list (max-width: 759px)';
/** With one column more. */
export const CARDS_OF_MANY = '@container list (max-width: 859px)';
/** From here on a list of few columns is a table. */
export const TABLE = '@container list (min-width: 760px)';
/** Up to here the columns stand closer, so that all of them fit into a window of 900 px. */
const TIGHT = '@container list (max-width: 959px)';
/** From here on a date and its time fit on one line. */
const ROOMY = '@container list (min-width: 1400px)';
/** How many columns make a table one of many. */
export const MANY_COLUMNS = 8;

/** Spelt out although the elements have them: some browsers drop native roles once CSS shows a table's parts as blocks. */
export const roles = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader', scope: 'col' },
  cell: { role: 'cell' },
} as const;

/** The list's surroundings; the table asks this box, not the window, how much room there is. */
export const listBox = { containerType: 'inline-size', containerName: 'list', minWidth: 0 } as const;

const cells = {
  '& th, & td': {
    fontSize: '0.8125rem',
    lineHeight: '16px',
    fontVariantNumeric: 'tabular-nums',
    // Two lines of 16 px and the border fit into the lowest row.
    padding: '1px 8px',
    textAlign: 'left',
    verticalAlign: 'middle',
    borderBottom: '1px solid',
    borderColor: palette.divider,
    overflowWrap: 'anywhere',
  },
  '& th': {
    fontWeight: 600,
    color: palette.text.secondary,
    height: 36,
    whiteSpace: 'nowrap',
    backgroundColor: palette.background.default,
  },
  '& .clip': { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& .quiet': { color: palette.text.secondary },
  '& .second': { color: palette.text.secondary, fontSize: '0.75rem', lineHeight: '15px' },
  '& td a': { color: palette.primary.main, textDecoration: 'none' },
  '& td a:hover': { textDecoration: 'underline' },
  '& .bar': { display: 'block', height: 10, width: '70%', borderRadius: '3px', backgroundColor: palette.action.hover },
} as const;

const sortButtons = {
  '& th button': {
    font: 'inherit',
    color: 'inherit',
    background: 'none',
    border: 0,
    padding: '4px',
    margin: '-4px',
    borderRadius: '4px',
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    cursor: 'pointer',
  },
  '& th button:hover': { color: palette.text.primary },
  '& th button svg': { opacity: 0.45 },
  '& th[aria-sort=ascending] button, & th[aria-sort=descending] button': { color: palette.text.primary },
  '& th[aria-sort=ascending] button svg, & th[aria-sort=descending] button svg': { opacity: 1 },
} as const;

const menuButtons = {
  '& .row-menu': {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: 32,
    height: 32,
    border: 0,
    borderRadius: '6px',
    background: 'none',
    color: palette.text.secondary,
    cursor: 'pointer',
  },
  '& .row-menu::before': iconShape('ellipsisVertical'),
  '& .row-menu:hover, & .row-menu[aria-expanded=true]': {
    backgroundColor: palette.action.hover,
    color: palette.text.primary,
  },
  '& button:focus-visible, & a:focus-visible': {
    outline: '2px solid',
    outlineColor: palette.primary.main,
    outlineOffset: '1px',
  },
} as const;

const cards = {
  display: 'block',
  '& thead': { display: 'none' },
  '& tbody': { display: 'block' },
  '& tbody tr': {
    height: 'auto',
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(250px, 100%), 1fr))',
    columnGap: '16px',
    position: 'relative',
    border: '1px solid',
    borderColor: palette.divider,
    borderRadius: '8px',
    // 4, 8 or 12 px.
    padding: 'calc((var(--row-height) - 28px) / 2) 12px',
    marginBottom: '8px',
    backgroundColor: palette.background.paper,
    // Only blocks can skip their rendering; rows of a table cannot, so this helps on phones alone.
    contentVisibility: 'auto',
    containIntrinsicSize: 'auto 170px',
  },
  '& tbody td': { display: 'flex', gap: '8px', border: 0, padding: '3px 0', alignItems: 'center' },
  '& tbody td > *': { minWidth: 0 },
  '& tbody td::before': {
    content: 'attr(data-label)',
    flex: '0 0 96px',
    color: palette.text.secondary,
    fontSize: '0.75rem',
  },
  '& tbody td.identity': { gridColumn: '1 / -1', display: 'block', paddingRight: '40px', fontSize: '0.875rem' },
  '& tbody td.identity::before, & tbody td.menu::before': { content: 'none' },
  '& tbody td.menu': { position: 'absolute', top: 4, right: 4 },
  '& .clip': { whiteSpace: 'normal' },
  '& .row-menu': { width: 40, height: 40 },
} as const;

/** All styles of a table in one rule set: styled components per cell would make 300 rows slow. */
export const tableStyles = {
  width: '100%',
  tableLayout: 'fixed',
  // Collapsed borders would scroll away from under the sticky header.
  borderCollapse: 'separate',
  borderSpacing: 0,
  transition: 'opacity 120ms',
  '@media (prefers-reduced-motion: reduce)': { transition: 'none' },
  '&[aria-busy=true]': { opacity: 0.6 },
  ...cells,
  ...sortButtons,
  ...menuButtons,
  ...rowHeights,
  ...columnWidths,
  '& tbody tr.row': { cursor: 'pointer' },
  '& tbody tr.row:hover': { backgroundColor: palette.action.hover },
  '--word-width': '88px',
  '--chip-width': '168px',
  '--date-width': '124px',
  [ROOMY]: { '--date-width': '160px' },
  [TIGHT]: {
    '--word-width': '72px',
    '--chip-width': '166px',
    '--date-width': '98px',
    '& th, & td': { paddingInline: '6px' },
    '& th': { whiteSpace: 'normal' },
    '& th button': { textAlign: 'start' },
  },
  '& tbody tr': { height: 'var(--row-height)', backgroundColor: palette.background.paper, breakInside: 'avoid' },
  '& thead th': { position: 'sticky', top: 0, zIndex: 2 },
  [CARDS_OF_MANY]: { '&[data-many=true]': cards },
  [CARDS]: cards,
} as const;
