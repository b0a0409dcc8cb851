import { styled } from '@mui/material/styles';
import ChevronFirst from 'lucide-react/icons/chevron-first';
import ChevronLast from 'lucide-react/icons/chevron-last';
import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import { useId } from 'react';
import { formatCount } from '#web/lib/format.ts';
import { pageCount, rangeText, typedPage } from './paging.ts';
import { ToolButton } from '#web/ui/ToolButton.tsx';
import { useDraft } from '#web/ui/fields/use-draft.ts';

const Bar = styled('nav')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: '8px 16px',
  padding: '8px 0',
  fontSize: '0.8125rem',
  fontVariantNumeric: 'tabular-nums',
  color: theme.vars.palette.text.secondary,
  '& .group': { display: 'inline-flex', alignItems: 'center', gap: 6 },
  '& label, & .page': { display: 'inline-flex', alignItems: 'center', gap: 6 },
  '& input, & select': {
    height: 32,
    font: 'inherit',
    color: theme.vars.palette.text.primary,
    backgroundColor: theme.vars.palette.background.paper,
    border: `1px solid ${theme.vars.palette.text.disabled}`,
    borderRadius: theme.vars.shape.borderRadius,
  },
  '& input': { width: '4.5em', textAlign: 'right', padding: '0 6px' },
}));

interface PagerProps<Size extends string> {
  page: number;
  pageSize: Size;
  pageSizes: readonly Size[];
  total: number;
  onPage: (page: number) => void;
  onPageSize: (size: Size) => void;
  /** Somebody reaches for the next page; a good moment to fetch it. */
  onNextIntent: () => void;
}

/** Page and page size of a list. Much lighter than MUI's pagination, which brings its select, menu and popover. */
export function Pager<Size extends string>(props: PagerProps<Size>) {
  const { page, pageSize, total, onPage } = props;
  const id = useId();
  const pages = pageCount(total, Number(pageSize));
  const first = page <= 1;
  const last = page >= pages;
  return (
    <Bar aria-label="Pages">
      <span>{rangeText(page, Number(pageSize), total)}</span>
      <span className="group">
        <label htmlFor={id}>Rows per page</label>
        <select
          id={id}
          value={pageSize}
          onChange={(event) => {
            const size = props.pageSizes.find((each) => each === event.target.value);
            if (size !== undefined) props.onPageSize(size);
          }}
        >
          {props.pageSizes.map((size) => (
            <option key={size}>{size}</option>
          ))}
        </select>
      </span>
      <span className="group">
        <ToolButton aria-label="First page" idle={first} onClick={() => onPage(1)}>
          <ChevronFirst size={18} aria-hidden />
        </ToolButton>
        <ToolButton aria-label="Previous page" idle={first} onClick={() => onPage(page - 1)}>
          <ChevronLeft size={18} aria-hidden />
        </ToolButton>
        <PageInput page={page} pages={pages} onPage={onPage} />
        <ToolButton
          aria-label="Next page"
          idle={last}
          onClick={() => onPage(page + 1)}
          onPointerEnter={last ? undefined : props.onNextIntent}
          onFocus={last ? undefined : props.onNextIntent}
        >
          <ChevronRight size={18} aria-hidden />
        </ToolButton>
        <ToolButton aria-label="Last page" idle={last} onClick={() => onPage(pages)}>
          <ChevronLast size={18} aria-hidden />
        </ToolButton>
      </span>
    </Bar>
  );
}

/** The page as a number to type over; taken at Enter or when the field is left. */
function PageInput({ page, pages, onPage }: { page: number; pages: number; onPage: (page: number) => void }) {
  const id = useId();
  const [draft, setDraft] = useDraft(String(page));
  const apply = () => {
    const asked = typedPage(draft, pages) ?? page;
    setDraft(String(asked));
    if (asked !== page) onPage(asked);
  };
  return (
    <span className="page">
      <label htmlFor={id}>Page</label>
      <input
        id={id}
        inputMode="numeric"
        autoComplete="off"
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={apply}
        onKeyDown={(event) => {
          if (event.key === 'Enter') apply();
          if (event.key === 'Escape') setDraft(String(page));
        }}
      />
      <span>of {formatCount(pages)}</span>
    </span>
  );
}
