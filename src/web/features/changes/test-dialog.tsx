import { ThemeProvider } from '@mui/material/styles';
import { QueryClientProvider } from '@tanstack/react-query';
import { configure, render, screen, waitFor } from '@testing-library/react';
import type { ComponentType } from 'react';
import { createMemoryRouter, RouterProvider, useLocation } from 'react-router-dom';
import { expect, vi } from 'vitest';
import type { Consent } from '#contract/operations.ts';
import type { SessionUser } from '#contract/session.ts';
import { createAppQueryClient } from '#web/api/queries.ts';
import { SessionUserContext } from '#web/api/session/session.ts';
import { DialogAddressContext } from '#web/lib/dialog-address.ts';
import { consentWith } from '#web/receipts/test-evidence.ts';
import { EnglishReader } from '#web/testing/visitor.tsx';
import { NoticesProvider } from '#web/ui/feedback/notices.tsx';
import { theme } from '#web/ui/theme/theme.ts';

// The default of one second is too short on a busy machine.
configure({ asyncUtilTimeout: 8000 });

export const CONSENT = consentWith();
export const UUID = '94c78431-2cfb-4864-a29d-fcca55c349dd';
const STAFF: SessionUser = {
  uuid: '99999999-2222-4333-8444-555555555555',
  username: 'stella',
  full_name: 'Stella Staff',
  email: 'stella@example.org',
  is_staff: true,
  is_support: false,
};
export const SUPPORT = { ...STAFF, is_staff: false, is_support: true };

interface Reply {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
  /** What the consent is from then on. */
  becomes?: Consent;
}

/** What the server has of the consent, and how it replies to a change of it. */
export const server = {
  consent: { status: 200, body: CONSENT } as Reply,
  change: { status: 200, body: CONSENT } as Reply,
  /** The changes that were sent: "POST /…/revoke/". */
  sent: [] as string[],
};

const replyTo = ({ url, method }: Request): Reply => {
  const { pathname } = new URL(url);
  if (method !== 'GET' && method !== 'HEAD') {
    server.sent.push(`${method} ${pathname}`);
    if (server.change.becomes) server.consent = { body: server.change.becomes };
    return server.change;
  }
  return pathname.startsWith(`/api/marketplace-user-offering-consents/${UUID}/`) ? server.consent : { body: [] };
};

/** The consent is there, and every change of it works. */
export function startServer(): void {
  Object.assign(server, { consent: { body: CONSENT }, change: { body: CONSENT }, sent: [] });
  vi.stubGlobal('fetch', async (input: RequestInfo | URL, init?: RequestInit) => {
    const { status = 200, body, headers = {} } = replyTo(new Request(input, init));
    return status === 204 ? new Response(null, { status }) : Response.json(body, { status, headers });
  });
}

function Page() {
  const { pathname, search } = useLocation();
  return <h1>{`Page ${pathname}${search}`}</h1>;
}

/** Opens the dialog at its own address, with no page below. */
export function open(Dialog: ComponentType, user = STAFF) {
  const dialog = (
    <DialogAddressContext value={{ uuid: UUID, search: '?state=active' }}>
      <Dialog />
    </DialogAddressContext>
  );
  const router = createMemoryRouter(
    [
      { path: '/consents/:uuid/change', element: dialog },
      { path: '*', element: <Page /> },
    ],
    { initialEntries: [`/consents/${UUID}/change?state=active`] },
  );
  render(
    <EnglishReader>
      <ThemeProvider theme={theme}>
        <QueryClientProvider client={createAppQueryClient(() => {})}>
          <SessionUserContext value={user}>
            <NoticesProvider>
              <RouterProvider router={router} />
            </NoticesProvider>
          </SessionUserContext>
        </QueryClientProvider>
      </ThemeProvider>
    </EnglishReader>,
  );
}

/** A button of the dialog, as soon as it is there. */
export const button = (name: string) => screen.findByRole('button', { name });
/** The same as soon as it can be pressed. */
export const enabled = async (name: string) => {
  const found = await button(name);
  await waitFor(() => expect(found.getAttribute('aria-disabled')).toBe('false'));
  return found;
};
