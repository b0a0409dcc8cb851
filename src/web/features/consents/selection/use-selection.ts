import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Consent } from '#contract/operations.ts';
import { useRefusal, useSessionUser } from '#web/api/session/session.ts';
import { personName } from '#web/domain/consent-words.ts';
import { isolate } from '#web/lib/text/isolate.ts';
import { useNotify } from '#web/ui/feedback/notices.tsx';
import type { RowSelection } from '#web/ui/table/DataTable.tsx';
import { keepSelection, readSelection, useKeptSelection, type Selection } from './selection.ts';

const NONE: readonly Consent[] = [];
const NOTHING: readonly string[] = [];

export interface ListSelection {
  /** For the table. */
  rows: RowSelection<Consent>;
  chosen: Selection['chosen'];
  selectPage: () => void;
  selectAll: () => void;
  clear: () => void;
}

/**
 * What is selected in the list, for those who may revoke the consents of others. It outlives other pages and orders of the
 * same filters; other filters drop it, and say so.
 * @param shown the rows on screen
 * @param filters of the list, as its search has them
 */
export function useSelection(shown: readonly Consent[] = NONE, filters: string): ListSelection | undefined {
  const { t, i18n } = useLingui();
  const notify = useNotify();
  const mayRevoke = useRefusal()('consent.revoke') === undefined;
  const by = useSessionUser().uuid;
  const kept = useKeptSelection(by);
  const chosen = kept?.filters === filters ? kept.chosen : NOTHING;
  const isOther = kept !== undefined && kept.filters !== filters;
  useEffect(() => {
    if (!isOther) return;
    keepSelection(undefined);
    notify(t`The selection was dropped, because the filters changed.`);
  }, [isOther, notify, t]);

  const set = useMemo(() => new Set(chosen === 'all' ? [] : chosen), [chosen]);
  const isSelected = ({ uuid }: Consent) => chosen === 'all' || set.has(uuid);
  const change = useCallback(
    (next: Selection['chosen']) => keepSelection({ by, filters, chosen: next }),
    [by, filters],
  );
  const last = useRef<string>(undefined);
  const list = useRef({ shown, change });
  useEffect(() => {
    list.current = { shown, change };
  });
  // Depends on nothing of the address, which a choice of other filters changes before the rows.
  const onSelect = useCallback(
    ({ uuid }: Consent, extend: boolean) => {
      const { shown, change } = list.current;
      const before = readSelection(by)?.chosen ?? [];
      // Without one of all, those on screen are what can be meant.
      const now = new Set(before === 'all' ? shown.map((row) => row.uuid) : before);
      const on = !now.has(uuid);
      for (const each of rangeOf(shown, extend ? last.current : undefined, uuid)) {
        if (on) now.add(each);
        else now.delete(each);
      }
      last.current = uuid;
      change([...now]);
      if (before === 'all') notify(t`Only the rows of this page are selected now.`);
    },
    [by, notify, t],
  );
  const label = useCallback((consent: Consent) => selectLabel(consent, i18n), [i18n]);
  const uuids = shown.map(({ uuid }) => uuid);
  const some = shown.some(isSelected);
  const all = some && shown.every(isSelected);
  const selectPage = () => change(chosen === 'all' ? chosen : [...new Set([...chosen, ...uuids])]);
  const dropPage = () => change(chosen === 'all' ? [] : chosen.filter((uuid) => !uuids.includes(uuid)));
  if (!mayRevoke) return undefined;
  return {
    chosen,
    rows: {
      shown: all ? 'all' : some ? 'some' : 'none',
      allLabel: t`Select all on this page`,
      onAll: all ? dropPage : selectPage,
      label,
      isSelected,
      onSelect,
    },
    selectPage,
    selectAll: () => change('all'),
    clear: () => change([]),
  };
}

/** The uuids of the rows from one to another, whichever is above; the second alone where the first is not on screen. */
export function rangeOf(shown: readonly Consent[], from: string | undefined, to: string): string[] {
  const [first, last] = [from, to].map((uuid) => shown.findIndex((row) => row.uuid === uuid));
  if (first === undefined || last === undefined || first < 0) return [to];
  return shown.slice(Math.min(first, last), Math.max(first, last) + 1).map(({ uuid }) => uuid);
}

function selectLabel(consent: Consent, i18n: I18n): string {
  const person = isolate(personName(consent));
  const offering = isolate(consent.offering_name);
  return i18n._(msg`Select ${person}, ${offering}`);
}
