import { iconButtonClasses } from '@mui/material/IconButton';
import { tableClasses } from '@mui/material/Table';
import { tableBodyClasses } from '@mui/material/TableBody';
import { tableCellClasses } from '@mui/material/TableCell';
import { tableHeadClasses } from '@mui/material/TableHead';
import { tableRowClasses } from '@mui/material/TableRow';
import { theme } from '#web/ui/theme/theme.ts';

const { palette } = theme.vars;

/** In pixels at the usual text size. */
export const ROW_HEIGHTS = { compact: 25, standard: 34, comfortable: 48 } as const;
export type Density = keyof typeof ROW_HEIGHTS;

const rem = (pixels: number) => `${pixels / 16}rem`;

const table = `& .${tableClasses.root}`;
const head = `& .${tableHeadClasses.root}`;
const body = `& .${tableBodyClasses.root}`;
const row = `${body} .${tableRowClasses.root}`;
const cell = `& .${tableCellClasses.root}`;
const bodyCell = `${body} .${tableCellClasses.root}`;
const menuButton = `& .${iconButtonClasses.root}`;

// Rules instead of `style`: a page that comes drawn may hold no inline styles, which its security policy forbids.
const rowHeights = Object.fromEntries(
  Object.entries(ROW_HEIGHTS).map(([density, height]) => [
    `${table}[data-density=${density}]`,
    // In the lowest row a date has no second line to break into.
    { '--row-height': rem(height), ...(density === 'compact' && { '--date-width': rem(150) }) },
  ]),
);

/** A date takes less where it breaks into two lines. */
const WIDTHS = {
  word: 'var(--word-width)',
  chip: 'var(--chip-width)',
  // A day with its year, and how many are left.
  deadline: rem(160),
  date: 'var(--date-width)',
  button: rem(48),
  select: rem(32),
} as const;
export type ColumnWidth = keyof typeof WIDTHS;

const columnWidths = Object.fromEntries(
  Object.entries(WIDTHS).map(([name, width]) => [`${cell}[data-width=${name}]`, { width }]),
);

/** Up to these widths of the list, not of the window, a row is a card: its columns would not fit side by side. */
export const CARDS = '@container list (max-width: 47.49rem)';
/** With one column more. */
export const CARDS_OF_MANY = '@container list (max-width: 53.74rem)';
/** From here on a list of few columns is a table. */
export const TABLE = '@container list (min-width: 47.5rem)';
/** The columns stand closer, so that all of them fit into a window of 900 px. */
const TIGHT = '@container list (max-width: 59.99rem)';
/** The columns that a window has room for would take it from the names. */
const NOT_WIDE = '@container list (max-width: 89.99rem)';
/** A date and its time fit on one line. */
const ROOMY = '@container list (min-width: 70rem)';
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

const wholeDate = {
  fontSize: 0,
  '&::after': { content: 'attr(data-exact)', fontSize: '0.8125rem', lineHeight: '1rem' },
} as const;

/** UTC below, in the height of one row. */
const bothDates = {
  display: 'block',
  fontSize: 0,
  lineHeight: 0,
  '&::after': {
    content: String.raw`attr(data-exact) "\a " attr(data-utc)`,
    display: 'block',
    fontSize: '0.6875rem',
    lineHeight: '0.8125rem',
    whiteSpace: 'pre',
  },
  '&:focus': { outline: 'none' },
} as const;

const cells = {
  [cell]: {
    padding: `1px ${rem(8)}`,
    lineHeight: '1rem',
    overflowWrap: 'anywhere',
  },
  [`${head} .${tableCellClasses.root}`]: {
    position: 'sticky',
    top: 0,
    zIndex: 2,
    height: rem(34),
    whiteSpace: 'nowrap',
    backgroundColor: palette.background.default,
  },
  '& .clip': { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  // Rows of two lines have room for the whole of most names.
  '& .clip.lines': { display: '-webkit-box', WebkitBoxOrient: 'vertical', WebkitLineClamp: 2, whiteSpace: 'normal' },
  // Two of them and the line below fill a row of the usual height.
  '& .lines': { lineHeight: rem(15.5) },
  '& .quiet': { color: palette.text.secondary },
  '& .second': { color: palette.text.secondary, fontSize: '0.75rem', lineHeight: rem(15) },
  // Text in a direction of its own stands where that of the page would.
  '& [dir]': { textAlign: ['-webkit-match-parent', 'match-parent'] },
  // The keys bring no link to rest below the head or the pages, which stay in sight.
  [`${bodyCell} :is(a, button)`]: { scrollMarginBlock: rem(64) },
  [`${bodyCell} a`]: { color: palette.primary.main, textDecoration: 'none' },
  [`${bodyCell} a:hover`]: { textDecoration: 'underline' },
  [`${row}:focus-within time[data-exact]`]: bothDates,
  '& .bar': { width: '70%', fontSize: '0.75rem' },
  // Fits into the lowest row.
  [menuButton]: { width: rem(32), minWidth: 0, height: rem(24), minHeight: 0, padding: 0 },
  [`& .select.${tableCellClasses.root}`]: { padding: 0 },
  // The whole cell is to be hit, and Shift selects rows there and no text.
  '& .select label': {
    display: 'grid',
    placeItems: 'center',
    minHeight: rem(24),
    cursor: 'pointer',
    userSelect: 'none',
  },
  '& .select input': {
    margin: 0,
    width: rem(15),
    height: rem(15),
    accentColor: palette.primary.main,
    cursor: 'inherit',
  },
  [`${row}[data-selected=true]`]: { backgroundColor: palette.action.selected },
  // The page of the row tells the rest.
  [`${table}[data-density=compact] .second`]: { display: 'none' },
  [`${table}[data-density=compact] .lines`]: { display: 'block', whiteSpace: 'nowrap' },
  [`${table}[data-density=compact] .${tableCellClasses.root}`]: { paddingBlock: 0 },
} as const;

const cards = {
  display: 'block',
  [head]: { display: 'none' },
  [body]: { display: 'block' },
  [row]: {
    height: 'auto',
    display: 'grid',
    gridTemplateColumns: `repeat(auto-fill, minmax(min(${rem(250)}, 100%), 1fr))`,
    columnGap: '16px',
    position: 'relative',
    border: '1px solid',
    borderColor: palette.divider,
    borderRadius: '8px',
    // 4, 8 or 14 px.
    padding: `max(4px, calc((var(--row-height) - ${rem(20)}) / 2)) 12px`,
    marginBottom: '8px',
    // Only blocks can skip their rendering; rows of a table cannot, so this helps on phones alone.
    contentVisibility: 'auto',
    containIntrinsicSize: 'auto 170px',
  },
  [bodyCell]: { display: 'flex', gap: '8px', border: 0, padding: '3px 0', alignItems: 'center' },
  // With large text on a phone a value stands below its name.
  '@container list (max-width: 15rem)': { [bodyCell]: { flexWrap: 'wrap' } },
  [`${bodyCell} > *`]: { minWidth: 0 },
  [`${bodyCell}::before`]: {
    content: 'attr(data-label)',
    flex: `0 0 ${rem(96)}`,
    color: palette.text.secondary,
    fontSize: '0.75rem',
  },
  [`${bodyCell}.identity`]: {
    order: -1,
    gridColumn: '1 / -1',
    display: 'block',
    paddingInlineEnd: rem(40),
    fontSize: '0.875rem',
  },
  [`${bodyCell}.identity::before, ${body} .menu::before`]: { content: 'none' },
  // What there is nothing to tell of takes no room from the next row.
  [`${bodyCell}:has(> .blank)`]: { display: 'none' },
  [`${bodyCell}.menu`]: { position: 'absolute', top: 4, insetInlineEnd: 4 },
  [`${bodyCell}.select`]: { position: 'absolute', bottom: 4, insetInlineEnd: 4 },
  [`${bodyCell}.select label`]: { width: rem(40), height: rem(40) },
  [`${bodyCell}.select::before`]: { content: 'none' },
  '& .clip, & .clip.lines': { display: 'block', whiteSpace: 'normal' },
  [menuButton]: { width: rem(40), height: rem(40) },
} as const;

/** What every table looks like is said by the theme. */
export const tableStyles = {
  // The head sticks to the window, so nothing between the two may scroll.
  overflow: 'visible',
  [table]: {
    tableLayout: 'fixed',
    // Collapsed borders would scroll away from under the sticky head.
    borderCollapse: 'separate',
    transition: 'opacity 120ms',
  },
  [`${table}[aria-busy=true]`]: { opacity: 0.6 },
  ...cells,
  ...rowHeights,
  ...columnWidths,
  [row]: { height: 'var(--row-height)', backgroundColor: palette.background.paper, breakInside: 'avoid' },
  [`${row}:not([aria-hidden])`]: { cursor: 'pointer' },
  '--word-width': rem(88),
  '--chip-width': rem(168),
  '--date-width': rem(124),
  [NOT_WIDE]: { '& .spare': { display: 'none' } },
  [ROOMY]: { '--date-width': rem(150) },
  [TIGHT]: {
    '--word-width': rem(72),
    '--chip-width': rem(162),
    [`${table}, ${table}[data-density=compact]`]: { '--date-width': rem(98) },
    [cell]: { paddingInline: rem(6) },
    [`${cell}[data-width=select]`]: { width: rem(24) },
    [`${cell}[data-width=button]`]: { width: rem(32) },
    [`${bodyCell}.menu`]: { paddingInline: 0 },
    [`${head} .${tableCellClasses.root}`]: { whiteSpace: 'normal' },
    [`${head} button`]: { textAlign: 'start' },
  },
  // Paper is narrow as well, and still a table, whose head the browser repeats on each page.
  '@media screen': {
    [CARDS_OF_MANY]: { [`${table}[data-many=true]`]: cards },
    [CARDS]: { [table]: cards },
  },
  '@media print': {
    [`${head} .${tableCellClasses.root}`]: { position: 'static' },
    [cell]: { paddingInline: 4 },
    // The names get what the others can spare.
    '--word-width': rem(64),
    '--chip-width': rem(148),
    '--date-width': rem(88),
    '& .second': { fontSize: '0.6875rem' },
    // Nothing can be pointed at.
    '& .clip, & .clip.lines': { display: 'block', whiteSpace: 'normal' },
    '& time[data-exact]': wholeDate,
  },
} as const;
