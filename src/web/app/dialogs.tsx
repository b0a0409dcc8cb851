import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { lazy, Suspense, type ComponentType } from 'react';
import { matchPath } from 'react-router-dom';
import { plainUuid } from '#web/domain/consent-words.ts';
import { DialogAddressContext, useShownAddress } from '#web/lib/dialog-address.ts';
import { ErrorBoundary } from '#web/shell/ErrorBoundary.tsx';
import { useIsHydrated } from '#web/lib/page/hydration.ts';
import { patterns } from './paths.ts';

interface DialogRoute {
  pattern: string;
  /** For the browser's tab. */
  title: MessageDescriptor;
  load: () => Promise<unknown>;
  View: ComponentType;
}

/** The same import serves the drawing and those who fetch ahead. */
function dialog(pattern: string, title: MessageDescriptor, load: () => Promise<ComponentType>): DialogRoute {
  return { pattern, title, load, View: lazy(async () => ({ default: await load() })) };
}

const revokeDialog = (audience: 'operator' | 'owner') => async () => {
  const { RevokeDialog } = await import('#web/features/changes/RevokeDialog.tsx');
  return () => <RevokeDialog audience={audience} />;
};

/** Dialogs with an address of their own, over the page that they are opened from. */
const dialogRoutes: readonly DialogRoute[] = [
  dialog(patterns.revoke, msg`Revoke consent?`, revokeDialog('operator')),
  dialog(patterns.withdraw, msg`Withdraw consent?`, revokeDialog('owner')),
  dialog(patterns.amend, msg`Correct version`, async () => {
    const { AmendDialog } = await import('#web/features/changes/AmendDialog.tsx');
    return AmendDialog;
  }),
  dialog(patterns.delete, msg`Delete record?`, async () => {
    const { DeleteDialog } = await import('#web/features/changes/DeleteDialog.tsx');
    return DeleteDialog;
  }),
];

export const dialogAt = (pathname: string) => dialogRoutes.find(({ pattern }) => matchPath(pattern, pathname));

/** Over whatever page the router is at. The server draws pages without it. */
export function DialogLayer() {
  const { i18n } = useLingui();
  const { pathname, search } = useShownAddress();
  const inBrowser = useIsHydrated();
  const route = dialogAt(pathname);
  if (!inBrowser || !route) return null;
  const uuid = plainUuid(matchPath(route.pattern, pathname)?.params.uuid ?? '');
  return (
    <ErrorBoundary key={pathname}>
      <Suspense>
        <title>{`${i18n._(route.title)} · Consent Desk`}</title>
        <DialogAddressContext value={{ uuid, search }}>
          <route.View />
        </DialogAddressContext>
      </Suspense>
    </ErrorBoundary>
  );
}
