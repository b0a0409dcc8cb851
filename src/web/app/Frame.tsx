import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { Navigate, Outlet, ScrollRestoration, useLocation, useMatches } from 'react-router-dom';
import type { SessionUser } from '#contract/session.ts';
import { useSessionUser } from '#web/api/session/session.ts';
import { startSearch } from '#web/features/consents/views/saved-views.ts';
import { Guard } from '#web/shell/session/Guard.tsx';
import { hasListOfAll } from '#web/shell/account/words.ts';
import { Shell } from '#web/shell/Shell.tsx';
import { CommandKeys } from './CommandKeys.tsx';
import { DialogLayer } from './dialogs.tsx';
import { paths } from './paths.ts';

/** The title that a route's handle names; other handles have none. */
export const titleOf = (handle: unknown): MessageDescriptor | undefined =>
  typeof handle === 'object' && handle !== null && 'title' in handle
    ? // Routes give titles of this type alone; the router knows no type of handles.
      (handle.title as MessageDescriptor | undefined)
    : undefined;

/** What all pages behind sign-in have around them, and the dialogs over them. */
export function Frame() {
  const { i18n } = useLingui();
  const title = useMatches()
    .map(({ handle }) => titleOf(handle))
    .findLast(Boolean);
  return (
    <Guard>
      {/* A page that says more in its heading puts its own title before this one. */}
      <title>{title === undefined ? 'Consent Desk' : `${i18n._(title)} · Consent Desk`}</title>
      <Shell location={useLocation()}>
        <Outlet />
      </Shell>
      <DialogLayer />
      <CommandKeys />
      <ScrollRestoration />
    </Guard>
  );
}

/** The start page of somebody. `start` is the search of the list that they begin with, without `?`, or empty. */
export const homeOf = (user: SessionUser, start: string): string =>
  hasListOfAll(user) ? paths.consents(start && `?${start}`) : paths.myConsents();

/** Leads to the start page. The loader leads on by itself where it knows who is signed in. */
export function Home() {
  return <Navigate to={homeOf(useSessionUser(), startSearch())} replace />;
}
