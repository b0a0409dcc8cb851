import { Trans, useLingui } from '@lingui/react/macro';
import OutlinedInput from '@mui/material/OutlinedInput';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import ChevronFirst from 'lucide-react/icons/chevron-first';
import ChevronLast from 'lucide-react/icons/chevron-last';
import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import { useId, type Ref } from 'react';
import { isComposing, useDraft } from '#web/ui/fields/typing.ts';
import { useFormats, useVisitor } from '#web/lib/visitor.tsx';
import { SelectField } from '#web/ui/fields/SelectField.tsx';
import { pageCount, rangeText, typedPage } from './paging.ts';
import { ToolIcon } from './ToolIcon.tsx';

interface PagerProps<Size extends string> {
  page: number;
  pageSize: Size;
  pageSizes: readonly Size[];
  total: number;
  onPage: (page: number) => void;
  onPageSize: (size: Size) => void;
  /** A good moment to fetch the next page. */
  onNextIntent: () => void;
  ref?: Ref<HTMLElement>;
}

// Text of twice the size makes it wider than a phone.
const group = { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 0.75 };

const bar = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: '0.5rem 1rem',
  py: 1,
  '&:focus-visible': { outlineOffset: -2 },
  color: 'text.secondary',
  fontVariantNumeric: 'tabular-nums',
};

/** MUI's TablePagination brings its Select with menu and popover, 47 kB on the first visit. */
export function Pager<Size extends string>(props: PagerProps<Size>) {
  const { t } = useLingui();
  const visitor = useVisitor();
  const { page, pageSize, pageSizes, total, onPage, onPageSize, onNextIntent, ref } = props;
  const pages = pageCount(total, Number(pageSize));
  const first = page <= 1;
  const last = page >= pages;
  return (
    <Box component="nav" ref={ref} tabIndex={-1} aria-label={t`Pages`} sx={bar}>
      <Typography variant="body2" component="bdi">
        {rangeText(page, Number(pageSize), total, visitor)}
      </Typography>
      <SelectField
        inline
        label={t`Rows per page`}
        value={pageSize}
        options={pageSizes.map((size) => ({ value: size, label: size }))}
        onChange={onPageSize}
      />
      <Box sx={group}>
        <ToolIcon aria-label={t`First page`} idle={first} onClick={() => onPage(1)}>
          <ChevronFirst size={18} aria-hidden />
        </ToolIcon>
        <ToolIcon aria-label={t`Previous page`} aria-keyshortcuts="[" idle={first} onClick={() => onPage(page - 1)}>
          <ChevronLeft size={18} aria-hidden />
        </ToolIcon>
        <PageInput page={page} pages={pages} onPage={onPage} />
        <ToolIcon
          aria-label={t`Next page`}
          aria-keyshortcuts="]"
          idle={last}
          onClick={() => onPage(page + 1)}
          onPointerEnter={last ? undefined : onNextIntent}
          onFocus={last ? undefined : onNextIntent}
        >
          <ChevronRight size={18} aria-hidden />
        </ToolIcon>
        <ToolIcon aria-label={t`Last page`} idle={last} onClick={() => onPage(pages)}>
          <ChevronLast size={18} aria-hidden />
        </ToolIcon>
      </Box>
    </Box>
  );
}

/** Taken at Enter or when the field is left. */
function PageInput({ page, pages, onPage }: { page: number; pages: number; onPage: (page: number) => void }) {
  const id = useId();
  const count = useFormats().count(pages);
  const [draft, setDraft] = useDraft(String(page));
  const apply = () => {
    const asked = typedPage(draft, pages) ?? page;
    setDraft(String(asked));
    if (asked !== page) onPage(asked);
  };
  return (
    <Box sx={group}>
      <Typography component="label" variant="body2" htmlFor={id}>
        <Trans>Page</Trans>
      </Typography>
      <OutlinedInput
        id={id}
        size="small"
        autoComplete="off"
        slotProps={{ input: { inputMode: 'numeric' } }}
        sx={{ width: '4.5rem', height: '2rem', input: { textAlign: 'end', px: 1 } }}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={apply}
        onKeyDown={(event) => {
          if (isComposing(event)) return;
          if (event.key === 'Enter') apply();
          if (event.key === 'Escape') setDraft(String(page));
        }}
      />
      <Typography variant="body2" component="bdi">
        <Trans>of {count}</Trans>
      </Typography>
    </Box>
  );
}
