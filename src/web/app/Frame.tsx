import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { Navigate, Outlet, ScrollRestoration, useLocation, useMatches } from 'react-router-dom';
import type { SessionUser } from '#contract/session.ts';
import { useSessionUser } from '#web/api/session/session.ts';
import { startSearch } from '#web/features/consents/views/saved-views.ts';
import { Guard } from '#web/shell/session/Guard.tsx';
import { Permitted, type PagePermission } from '#web/shell/Permitted.tsx';
import { hasListOfAll } from '#web/shell/account/words.ts';
import { Shell } from '#web/shell/Shell.tsx';
import { CommandKeys } from './CommandKeys.tsx';
import { DialogLayer } from './dialogs.tsx';
import { paths } from './paths.ts';

export interface RouteHandle {
  /** Until the page supplies its own. */
  title: MessageDescriptor;
  /** What somebody needs to see the page. */
  permission?: PagePermission;
}

/** Routes give handles of this type alone, or none; the router knows no type of them. */
export const handleOf = (handle: unknown): Partial<RouteHandle> =>
  typeof handle === 'object' && handle !== null ? (handle as Partial<RouteHandle>) : {};

export function Frame() {
  const { i18n } = useLingui();
  const { title, permission } = useMatches()
    .map(({ handle }) => handleOf(handle))
    .reduce((outer, inner) => ({ ...outer, ...inner }), {});
  return (
    <Guard>
      {/* A page that says more in its heading puts its own title before this one. */}
      <title>{title === undefined ? 'Consent Desk' : `${i18n._(title)} · Consent Desk`}</title>
      <Shell location={useLocation()}>
        <Permitted permission={permission} title={title ? i18n._(title) : ''}>
          <Outlet />
        </Permitted>
      </Shell>
      <DialogLayer />
      <CommandKeys />
      <ScrollRestoration />
    </Guard>
  );
}

/** `start` is the search of a list without `?`, or empty. */
export const homeOf = (user: SessionUser, start: string): string =>
  hasListOfAll(user) ? paths.consents(start && `?${start}`) : paths.myConsents();

/** For when the loader does not know yet who is signed in. */
export function Home() {
  return <Navigate to={homeOf(useSessionUser(), startSearch())} replace />;
}
