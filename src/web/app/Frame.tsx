import { Navigate, Outlet, ScrollRestoration, useLocation, useMatches } from 'react-router-dom';
import { useSessionUser } from '#web/api/session.ts';
import { Guard } from '#web/shell/Guard.tsx';
import { hasListOfAll } from '#web/shell/role.ts';
import { Shell } from '#web/shell/Shell.tsx';
import { DialogLayer } from './dialogs.tsx';
import { paths } from './paths.ts';

/** The title that a route's handle names; other handles have none. */
const titleOf = (handle: unknown): string | undefined =>
  typeof handle === 'object' && handle !== null && 'title' in handle ? String(handle.title) : undefined;

/** What all pages behind sign-in have around them, and the dialogs over them. */
export function Frame() {
  const title = useMatches()
    .map(({ handle }) => titleOf(handle))
    .findLast(Boolean);
  return (
    <Guard>
      {/* A page that says more in its heading puts its own title before this one. */}
      <title>{title === undefined || title === 'Consent Desk' ? 'Consent Desk' : `${title} · Consent Desk`}</title>
      <Shell location={useLocation()}>
        <Outlet />
      </Shell>
      <DialogLayer />
      <ScrollRestoration />
    </Guard>
  );
}

/** The start page, which differs by role. The loader leads on by itself where it knows who is signed in. */
export function Home() {
  return <Navigate to={hasListOfAll(useSessionUser()) ? paths.consents() : paths.myConsents()} replace />;
}
