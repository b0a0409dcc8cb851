import { useLingui } from '@lingui/react/macro';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { Link } from 'react-router-dom';
import { useRefusal } from '#web/api/session/session.ts';
import { paths } from '#web/app/paths.ts';
import { CONSENT_STATES, STATE_NAMES, type ConsentState } from '#web/domain/consent-state.ts';
import { useFormats } from '#web/lib/visitor.tsx';
import { VisuallyHidden } from '#web/ui/VisuallyHidden.tsx';

const List = styled('ul')(({ theme }) => ({
  '&&': { columns: 'auto', margin: 0, padding: 0, listStyle: 'none' },
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fit, minmax(7rem, 1fr))',
  gap: 8,
  '& li > *': {
    display: 'block',
    height: '100%',
    padding: '8px 12px',
    border: `1px solid ${theme.vars.palette.divider}`,
    borderRadius: theme.vars.shape.borderRadius,
    color: theme.vars.palette.text.secondary,
    fontSize: '0.8125rem',
    textDecoration: 'none',
  },
  '& a:hover': { borderColor: theme.vars.palette.primary.main },
  '& strong': {
    display: 'block',
    fontSize: '1.25rem',
    fontWeight: 600,
    lineHeight: 1.3,
    fontVariantNumeric: 'tabular-nums',
  },
  '& a strong': { color: theme.vars.palette.primary.main },
}));

interface StateFiguresProps {
  /** What all of these lists are filtered by, such as `offering=…`; empty for all consents. */
  filter: string;
  all: number | undefined;
  states: Record<ConsentState, number | undefined>;
  /** Everything has been read; what is still unknown cannot be told. */
  settled: boolean;
}

/** How many consents there are in each state; each number leads to the list behind it, for those who may see it. */
export function StateFigures({ filter, all, states, settled }: StateFiguresProps) {
  const { t, i18n } = useLingui();
  const seesAll = useRefusal()('consent.read-all') === undefined;
  const search = (state?: ConsentState) => {
    const parts = [filter, state && `state=${state}`].filter(Boolean);
    return parts.length > 0 ? `?${parts.join('&')}` : '';
  };
  const figures = [
    { name: t`All`, count: all, to: search() },
    ...CONSENT_STATES.map((state) => ({ name: i18n._(STATE_NAMES[state]), count: states[state], to: search(state) })),
  ];
  return (
    <List aria-label={t`Consents by state`}>
      {figures.map(({ name, count, to }) => {
        const figure = (
          <>
            <strong>
              <Figure count={count} settled={settled} />
            </strong>{' '}
            {name}
          </>
        );
        return <li key={name}>{seesAll ? <Link to={paths.consents(to)}>{figure}</Link> : <div>{figure}</div>}</li>;
      })}
    </List>
  );
}

/** A number; its outline while it is being read, and words where the server does not tell it. */
export function Figure({ count, settled }: { count: number | undefined; settled: boolean }) {
  const { t } = useLingui();
  const formats = useFormats();
  if (count !== undefined) return formats.count(count);
  if (settled) return t`not told`;
  return (
    <>
      <VisuallyHidden>{t`Counting…`}</VisuallyHidden>
      <Skeleton component="span" aria-hidden sx={{ display: 'inline-block', width: '3ch' }} />
    </>
  );
}

interface CountProps {
  /** `undefined` while it is being read, `null` where it is not told. */
  count: number | undefined | null;
  /** Of the list behind it; `undefined` where no server has one. */
  search: string | undefined;
}

/** A zero leads nowhere, and no number does for those who may not see the consents. */
export function Count({ count, search }: CountProps) {
  const seesAll = useRefusal()('consent.read-all') === undefined;
  const number = <Figure count={count ?? undefined} settled={count === null} />;
  return count && seesAll && search !== undefined ? <Link to={paths.consents(search)}>{number}</Link> : number;
}
