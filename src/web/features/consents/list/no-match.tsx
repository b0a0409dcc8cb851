import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from 'react-router-dom';
import { paths } from '#web/app/paths.ts';
import { useVisitor, type Visitor } from '#web/lib/visitor.tsx';
import { isolate } from '#web/lib/text/isolate.ts';
import type { LookupOption } from '#web/ui/fields/LookupField.tsx';
import { filterLines, filterWords, type FilterNames } from '../filters/names.ts';
import {
  activeFilters,
  filterAddress,
  lookedUp,
  lookFor,
  LOOKUP_FILTERS,
  NO_FILTERS,
  type FilterSearch,
} from '../filters/registry.ts';

/** That nothing was found, in the words of what was asked: "Mikko Virtanen has no consent to Aurora GPU Partition." */
export function noMatchWords(search: FilterSearch, names: FilterNames, visitor: Visitor): string {
  const { i18n, formats } = visitor;
  const said = (id: string) => anyOf(names.get(id), visitor);
  const others = filterWords(search, names, visitor).filter(({ id }) => !names.has(id));
  const asked = { user: said('user'), offering: said('offering'), areSeveral: (names.get('user')?.length ?? 0) > 1 };
  return i18n._(others.length === 0 ? nobodyElse(asked) : amongOthers(asked, formats.allOf(filterLines(others))));
}

const anyOf = (options: readonly LookupOption[] = [], { formats }: Visitor) =>
  formats.anyOf(options.map(({ label }) => isolate(label)));

interface Asked {
  /** Whoever it is, and whatever; empty where it does not matter. */
  user: string;
  offering: string;
  /** Whether the user is one of several. */
  areSeveral: boolean;
}

function nobodyElse({ user, offering, areSeveral }: Asked): MessageDescriptor {
  if (areSeveral) return offering ? msg`No consent of ${user} to ${offering}.` : msg`No consent of ${user}.`;
  if (user && offering) return msg`${user} has no consent to ${offering}.`;
  if (user) return msg`${user} has no consents.`;
  return offering ? msg`Nobody has a consent to ${offering}.` : msg`No consent matches these filters.`;
}

function amongOthers({ user, offering, areSeveral }: Asked, filters: string): MessageDescriptor {
  if (areSeveral && offering) return msg`No consent of ${user} to ${offering} matches ${filters}.`;
  if (areSeveral) return msg`No consent of ${user} matches ${filters}.`;
  if (user && offering) return msg`${user} has no consent to ${offering} that matches ${filters}.`;
  if (user) return msg`${user} has no consent that matches ${filters}.`;
  return offering ? msg`No consent to ${offering} matches ${filters}.` : msg`No consent matches ${filters}.`;
}

/** From people and offerings that have nothing in common to all that there is of either. */
export function NoMatchWays({ search, names }: { search: FilterSearch; names: FilterNames }) {
  const visitor = useVisitor();
  // One filter alone leads nowhere else than to itself.
  if (activeFilters(search).length < 2) return null;
  return LOOKUP_FILTERS.map((filter) => {
    const options = names.get(filter.id);
    if (!options) return null;
    const said = anyOf(options, visitor);
    const address = filterAddress({ ...search, ...NO_FILTERS, ...lookFor(filter, lookedUp(filter, search)) });
    return (
      <Link key={filter.id} to={paths.consents(`?${address}`)}>
        {filter.id === 'user' ? <Trans>All consents of {said}</Trans> : <Trans>All consents to {said}</Trans>}
      </Link>
    );
  });
}
