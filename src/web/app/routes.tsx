import { lazy, useState, type ComponentType } from 'react';
import { matchPath, type Location } from 'react-router-dom';
import { patterns, paths, readLinkState } from './paths.ts';

interface Part {
  /** Starts fetching the part of the app that this address needs. */
  load: () => Promise<unknown>;
  View: ComponentType;
}

interface PageRoute extends Part {
  pattern: string;
  /** The browser's title until the page supplies its own. */
  title: string;
}

interface DialogRoute extends PageRoute {
  /** The page to show it over when it was not opened from one. */
  below: (uuid: string) => string;
}

/**
 * The one way to name a lazy view: the same import serves the router and those who fetch ahead. One that is here already
 * is rendered at once: React's own lazy would suspend all the same, and hold back what follows for 300 ms.
 */
function part<Module>(load: () => Promise<Module>, view: (module: Module) => ComponentType): Part {
  let loaded: ComponentType | undefined;
  const fetchView = async () => (loaded ??= view(await load()));
  const Later = lazy(async () => ({ default: await fetchView() }));
  function View() {
    // Chosen once, or the page would begin anew when its code arrives.
    const [Chosen] = useState(() => loaded ?? Later);
    return <Chosen />;
  }
  return { load: fetchView, View };
}

const revokeDialog = () => import('#web/features/changes/RevokeDialog.tsx');

export const signInRoute: PageRoute = {
  pattern: patterns.signIn,
  title: 'Sign in',
  ...part(
    () => import('#web/features/session/SignInPage.tsx'),
    (module) => module.SignInPage,
  ),
};

/** The pages behind sign-in. */
export const pageRoutes: readonly PageRoute[] = [
  {
    pattern: patterns.consents,
    title: 'Consents',
    ...part(
      () => import('#web/features/consents/ConsentsPage.tsx'),
      (module) => module.ConsentsPage,
    ),
  },
  {
    pattern: patterns.consent,
    title: 'Consent',
    ...part(
      () => import('#web/features/consents/ConsentPage.tsx'),
      (module) => module.ConsentPage,
    ),
  },
  {
    pattern: patterns.receipt,
    title: 'Receipt',
    ...part(
      () => import('#web/features/receipt/ReceiptPage.tsx'),
      (module) => module.ReceiptPage,
    ),
  },
  {
    pattern: patterns.myConsents,
    title: 'My consents',
    ...part(
      () => import('#web/features/my-consents/MyConsentsPage.tsx'),
      (module) => module.MyConsentsPage,
    ),
  },
  {
    pattern: patterns.accept,
    title: 'Accept terms',
    ...part(
      () => import('#web/features/acceptance/AcceptPage.tsx'),
      (module) => module.AcceptPage,
    ),
  },
];

/** Dialogs with an address of their own, shown over a page. */
export const dialogRoutes: readonly DialogRoute[] = [
  {
    pattern: patterns.revoke,
    title: 'Revoke consent?',
    below: (uuid) => paths.consent(uuid),
    ...part(revokeDialog, ({ RevokeDialog }) => () => <RevokeDialog audience="operator" />),
  },
  {
    pattern: patterns.correct,
    title: 'Correct version',
    below: (uuid) => paths.consent(uuid),
    ...part(
      () => import('#web/features/changes/AmendDialog.tsx'),
      (module) => module.AmendDialog,
    ),
  },
  {
    pattern: patterns.remove,
    title: 'Delete record?',
    below: (uuid) => paths.consent(uuid),
    ...part(
      () => import('#web/features/changes/DeleteDialog.tsx'),
      (module) => module.DeleteDialog,
    ),
  },
  {
    pattern: patterns.withdraw,
    title: 'Withdraw consent?',
    below: () => paths.myConsents(),
    ...part(revokeDialog, ({ RevokeDialog }) => () => <RevokeDialog audience="owner" />),
  },
];

const matching = <Route extends PageRoute>(routes: readonly Route[], pathname: string): Route | undefined =>
  routes.find(({ pattern }) => matchPath(pattern, pathname));

interface Resolved {
  page: PageRoute | undefined;
  dialog: DialogRoute | undefined;
  /** The location that the page sees: the address itself, or the one below its dialog. */
  below: Location;
}

/** What an address shows. Without a page it is not found. */
export function resolve(location: Location): Resolved {
  const dialog = matching(dialogRoutes, location.pathname);
  const below = dialog ? pageBelow(dialog, location) : location;
  return { page: matching([signInRoute, ...pageRoutes], below.pathname), dialog, below };
}

function pageBelow(dialog: DialogRoute, location: Location): Location {
  const { background } = readLinkState(location.state);
  if (background && matching(pageRoutes, background.pathname)) return background;
  const uuid = matchPath(dialog.pattern, location.pathname)?.params.uuid ?? '';
  return { pathname: dialog.below(uuid), search: location.search, hash: '', state: null, key: 'below' };
}

/** Resolves when the code of an address is here, or cannot be had; a failure shows when the page is. */
export async function loadPage(address: Pick<Location, 'pathname' | 'search'>): Promise<void> {
  const { page, dialog } = resolve({ ...address, hash: '', state: null, key: 'ahead' });
  await Promise.all([page, dialog].map((route) => route?.load().catch(() => undefined)));
}
