// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Consent } from '#contract/operations.ts';
import { revokedConsent } from '#web/receipts/test-evidence.ts';
import { AmendDialog } from './AmendDialog.tsx';
import { DeleteDialog } from './DeleteDialog.tsx';
import { RevokeDialog } from './RevokeDialog.tsx';
import { button, CONSENT, enabled, open, server, startServer, SUPPORT, UUID } from './test-dialog.tsx';

beforeEach(startServer);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const Revoke = () => <RevokeDialog audience="operator" />;
const Withdraw = () => <RevokeDialog audience="owner" />;
test('it asks, sends once however often the button is pressed, and goes to the page below', async () => {
  open(Revoke);
  const revoke = await enabled('Revoke consent');
  expect(screen.getByRole('dialog', { name: 'Revoke consent?' }).textContent).toContain('Olga Owner (olga)');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Cancel' }));
  server.change = { body: revokedConsent() };
  fireEvent.click(revoke);
  fireEvent.click(revoke);
  expect(await screen.findByRole('heading', { name: `Page /consents/${UUID}?state=active` })).toBeTruthy();
  expect(screen.getByText('Revoked the consent of Olga Owner to Big Cluster.')).toBeTruthy();
  expect(server.sent).toEqual([`POST /api/marketplace-user-offering-consents/${UUID}/revoke/`]);
});

test('while it is sent, nothing can be pressed and nothing closes the dialog', async () => {
  open(Revoke);
  const revoke = await enabled('Revoke consent');
  fireEvent.click(revoke);
  const dialog = screen.getByRole('dialog');
  fireEvent.keyDown(dialog, { key: 'Escape' });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }));
  for (const each of within(dialog).getAllByRole('button')) expect(each.getAttribute('aria-disabled')).toBe('true');
  await waitFor(() => expect(server.sent).toHaveLength(1));
});

test('a failure stays in the dialog with its reason, and trying again works', async () => {
  open(Revoke);
  server.change = { status: 500, body: { detail: 'The disk is full.' } };
  fireEvent.click(await enabled('Revoke consent'));
  expect((await screen.findByRole('alert')).textContent).toBe(
    'Something went wrong on the server. Try again in a moment.The server says: The disk is full.',
  );
  server.change = { body: revokedConsent() };
  fireEvent.click(await enabled('Try again'));
  await screen.findByText(/^Page/);
  expect(server.sent).toHaveLength(2);
});

test('what changed meanwhile is shown beside what was seen, and nothing is sent until it is confirmed', async () => {
  open(Revoke);
  const revoke = await enabled('Revoke consent');
  server.consent = { body: { ...CONSENT, version: '3.0', modified: '2025-04-01T09:00:00.000Z' } };
  fireEvent.click(revoke);
  const changes = await screen.findByRole('table', { name: 'What has changed' });
  expect(within(changes).getByRole('row', { name: 'Accepted version 2.0 3.0' })).toBeTruthy();
  expect(screen.getByText(/has changed since it was shown/)).toBeTruthy();
  expect(server.sent).toEqual([]);
  fireEvent.click(await enabled('Revoke consent'));
  await waitFor(() => expect(server.sent).toHaveLength(1));
});

test.each([
  ['was revoked before', () => revokedConsent(), 'already revoked'],
  ['is not told apart from one that never was', () => undefined, 'does not exist'],
])('a consent that %s leaves nothing but Close', async (_how, consent, words) => {
  const body = consent();
  server.consent = body ? { body } : { status: 404, body: { detail: 'Not found.' } };
  open(Revoke);
  const close = await button('Close');
  expect(screen.getByRole('dialog').textContent).toContain(words);
  expect(document.activeElement).toBe(close);
  expect(screen.getAllByRole('button')).toEqual([close]);
  fireEvent.click(close);
  await screen.findByText(/^Page/);
});

test('a consent deleted or revoked while it is asked about says so', async () => {
  open(Revoke);
  const revoke = await enabled('Revoke consent');
  server.consent = { body: revokedConsent() };
  fireEvent.click(revoke);
  await button('Close');
  expect(screen.getByRole('dialog').textContent).toMatch(/was revoked on .* meanwhile/);
  cleanup();

  server.consent = { body: CONSENT };
  open(Revoke);
  const again = await enabled('Revoke consent');
  server.consent = { status: 404, body: { detail: 'Not found.' } };
  fireEvent.click(again);
  await button('Close');
  expect(screen.getByRole('dialog').textContent).toContain('nothing left to revoke');
  expect(server.sent).toEqual([]);
});

test('a first reading that fails asks nothing, and can be tried again', async () => {
  server.consent = { status: 500, body: { detail: 'The disk is full.' } };
  open(Revoke);
  expect((await screen.findByRole('alert')).textContent).toBe(
    'Something went wrong on the server. Try again in a moment.The server says: The disk is full.',
  );
  expect(screen.getByText('The consent could not be read, so nothing has been changed.')).toBeTruthy();
  server.consent = { body: CONSENT };
  fireEvent.click(await button('Try again'));
  await enabled('Revoke consent');
  expect(server.sent).toEqual([]);
});

test.each([
  ['revoke', Revoke, 'Only the person concerned and staff may revoke a consent.'],
  ['withdraw', Withdraw, "This consent is Olga Owner's, not yours."],
  ['amend', AmendDialog, 'Only staff may amend a consent, since it changes evidence.'],
  ['delete', DeleteDialog, 'Only staff may delete a consent, since it destroys evidence. Revoke it instead.'],
])('who may not %s reads why, and has only Close', async (_deed, Dialog, reason) => {
  open(Dialog, SUPPORT);
  await button('Close');
  await waitFor(() => expect(screen.getByRole('dialog').textContent).toContain(reason));
  expect(screen.getAllByRole('button')).toHaveLength(1);
});

test('a change that may have happened is looked at anew, and is done where it did', async () => {
  const unknown = { status: 503, headers: { 'X-Outcome': 'unknown' }, body: { detail: 'The connection was lost.' } };
  open(Revoke);
  server.change = unknown;
  fireEvent.click(await enabled('Revoke consent'));
  expect((await screen.findByRole('alert')).textContent).toContain('It may or may not have happened.');
  server.change = { ...unknown, becomes: revokedConsent() };
  fireEvent.click(await enabled('Try again'));
  const close = await button('Close');
  expect(screen.getByRole('dialog').textContent).toMatch(/was revoked on .* meanwhile/);
  expect(screen.getAllByRole('button')).toEqual([close]);
  expect(server.sent).toHaveLength(2);
});

test("the server's own denial is explained as well", async () => {
  open(Revoke);
  server.change = { status: 403, body: { detail: 'Not today.' } };
  fireEvent.click(await enabled('Revoke consent'));
  await button('Close');
  expect(screen.getByRole('dialog').textContent).toContain(
    'You may not do this. Only the person concerned and staff may revoke a consent.The server says: Not today.',
  );
});

test('amending waits for another version, and says at the field what the server has against it', async () => {
  open(AmendDialog);
  const amend = await button('Correct version');
  const field = await screen.findByRole('combobox', { name: 'Version' });
  await waitFor(() => expect(amend.getAttribute('aria-describedby')).not.toBeNull());
  expect(amend.getAttribute('aria-disabled')).toBe('true');
  expect(document.activeElement).toBe(field);
  fireEvent.change(field, { target: { value: ' 2.1 ' } });
  server.change = { status: 400, body: { version: ['Not this one.'] } };
  fireEvent.click(await enabled('Correct version'));
  expect((await screen.findByRole('alert')).textContent).toBe('Not this one.');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  fireEvent.change(field, { target: { value: '2.2' } });
  expect(screen.queryByRole('alert')).toBeNull();
  const amended: Consent = { ...CONSENT, version: '2.2' };
  server.change = { body: amended };
  fireEvent.click(await screen.findByRole('button', { name: /Correct version|Try again/ }));
  expect(await screen.findByText(/its version is now 2\.2\./)).toBeTruthy();
});

test('deleting waits for the username, and leads to the list that the consent was opened from', async () => {
  open(DeleteDialog);
  const remove = await button('Delete record');
  const username = await screen.findByRole('textbox', { name: 'Username' });
  for (const wrong of ['', 'OLGA', 'olga ']) {
    fireEvent.change(username, { target: { value: wrong } });
    expect(remove.getAttribute('aria-disabled')).toBe('true');
  }
  fireEvent.change(username, { target: { value: 'olga' } });
  server.change = { status: 204 };
  fireEvent.click(await enabled('Delete record'));
  expect(await screen.findByText('Page /consents?state=active')).toBeTruthy();
  expect(screen.getByText("Deleted the record of Olga Owner's consent to Big Cluster.")).toBeTruthy();
  expect(server.sent).toEqual([`DELETE /api/marketplace-user-offering-consents/${UUID}/`]);
});
