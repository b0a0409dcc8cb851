import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from 'react-router-dom';
import { paths } from '#web/app/paths.ts';
import type { Visitor } from '#web/lib/visitor.tsx';
import { isolate } from '#web/lib/isolate.ts';
import { filterChips, type FilterNames } from '../filters/names.ts';
import { activeFilters, type FilterSearch } from '../filters/registry.ts';

/** That nothing was found, in the words of what was asked: "Mikko Virtanen has no consent to Aurora GPU Partition." */
export function noMatchWords(search: FilterSearch, names: FilterNames, visitor: Visitor): string {
  const user = isolate(names.get('user')?.label ?? '');
  const offering = isolate(names.get('offering')?.label ?? '');
  const others = filterChips(search, names, visitor).filter(({ id }) => !names.has(id));
  const { i18n, formats } = visitor;
  if (others.length === 0) return i18n._(nobodyElse(user, offering));
  return i18n._(
    amongOthers(user, offering, formats.allOf(others.map(({ label, value }) => `${label}: ${isolate(value)}`))),
  );
}

/** Of a user and an offering, which are empty where there is none. */
function nobodyElse(user: string, offering: string): MessageDescriptor {
  if (user && offering) return msg`${user} has no consent to ${offering}.`;
  if (user) return msg`${user} has no consents.`;
  return offering ? msg`Nobody has a consent to ${offering}.` : msg`No consent matches these filters.`;
}

function amongOthers(user: string, offering: string, filters: string): MessageDescriptor {
  if (user && offering) return msg`${user} has no consent to ${offering} that matches ${filters}.`;
  if (user) return msg`${user} has no consent that matches ${filters}.`;
  return offering ? msg`No consent to ${offering} matches ${filters}.` : msg`No consent matches ${filters}.`;
}

/** From a person and an offering that have nothing in common to all that there is of each. */
export function NoMatchWays({ search, names }: { search: FilterSearch; names: FilterNames }) {
  const [user, offering] = [names.get('user'), names.get('offering')];
  // One filter alone leads nowhere else than to itself.
  if (activeFilters(search).length < 2) return null;
  return (
    <>
      {user && (
        <Link to={paths.consents(`?user=${user.uuid}`)}>
          <Trans>All consents of {isolate(user.label)}</Trans>
        </Link>
      )}
      {offering && (
        <Link to={paths.consents(`?offering=${offering.uuid}`)}>
          <Trans>All consents to {isolate(offering.label)}</Trans>
        </Link>
      )}
    </>
  );
}
