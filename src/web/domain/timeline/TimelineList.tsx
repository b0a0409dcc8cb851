import { Trans, useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { useVisitor } from '#web/lib/visitor.tsx';
import type { TimelineEntry } from './entry.ts';
import { TimeText } from '#web/ui/TimeText.tsx';
import { between, byWhom, remarks, whatHappened, type Reading } from './timeline-words.ts';

const List = styled('ol')(({ theme }) => ({
  '&&': { margin: 0, padding: 0, columns: 'auto', listStyle: 'none' },
  '& > li': { position: 'relative', padding: '0 0 16px 24px' },
  '& > li:last-child': { paddingBottom: 0 },
  // Full for an event, hollow for what no event tells.
  '& > li:not(:last-child)::before': {
    content: '""',
    position: 'absolute',
    insetBlock: '12px -6px',
    insetInlineStart: 5,
    borderInlineStart: `1px solid ${theme.vars.palette.divider}`,
  },
  '& > li::after': {
    content: '""',
    position: 'absolute',
    top: 6,
    insetInlineStart: 1,
    width: 9,
    height: 9,
    borderRadius: '50%',
    border: `2px solid ${theme.vars.palette.text.secondary}`,
    backgroundColor: theme.vars.palette.text.secondary,
  },
  '& > li:not([data-source="event"])::after': { backgroundColor: theme.vars.palette.background.paper },
  '& > li[data-source="gap"]::after': { borderStyle: 'dotted' },
  '& strong': { fontWeight: 600 },
  '& small': { display: 'block', fontSize: '0.8125rem', color: theme.vars.palette.text.secondary, maxWidth: '72ch' },
}));

interface TimelineListProps<Entry extends TimelineEntry> {
  entries: readonly Entry[];
  reading: Reading;
  /** Which consent an entry tells of, where there are several. */
  subject?: (entry: Entry) => ReactNode;
}

export function TimelineList<Entry extends TimelineEntry>({ entries, reading, subject }: TimelineListProps<Entry>) {
  const { t } = useLingui();
  const visitor = useVisitor();
  const { i18n } = visitor;
  return (
    <List aria-label={t`Timeline, newest first`}>
      {entries.map((entry) => (
        <li key={entry.id} data-source={entry.source}>
          <strong>{whatHappened(entry, i18n)}</strong>
          {subject && <div>{subject(entry)}</div>}
          <div>{entry.at ? <TimeText value={entry.at.toISOString()} mode="both" /> : between(entry, visitor)}</div>
          <small>{byWhom(entry, reading, i18n)}</small>
          {remarks(entry, visitor).map((remark) => (
            <small key={remark}>{remark}</small>
          ))}
          {entry.earlier && (
            <small>
              <Trans>Of an earlier record of this consent, which was deleted.</Trans>
            </small>
          )}
        </li>
      ))}
    </List>
  );
}
