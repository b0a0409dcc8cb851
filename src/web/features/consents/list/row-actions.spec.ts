import { describe, expect, it, vi } from 'vitest';
import type { Consent } from '#contract/operations.ts';
import { refusal, type Actor } from '#contract/permissions.ts';
import { readSearch } from '#web/lib/search.ts';
import { actionsLabel, sameUuid } from '#web/domain/consent-words.ts';
import { testVisitor } from '#web/testing/visitor.tsx';
import { rowActions } from './row-actions.ts';
import { consentsSearch } from '../search.ts';

const OWNER = '11111111-1111-4111-8111-111111111111';
const OTHER = '22222222-2222-4222-8222-222222222222';
const OFFERING = '33333333-3333-4333-8333-333333333333';

const consent: Consent = {
  uuid: '44444444-4444-4444-8444-444444444444',
  user_uuid: OWNER,
  user_username: 'ana',
  user_full_name: 'Ana Kask',
  user_email: 'ana@example.org',
  offering_uuid: OFFERING,
  offering_name: 'GPU cluster',
  offering_slug: 'gpu-cluster',
  offering_url: 'http://127.0.0.1/api/marketplace-provider-offerings/33333333333343338333333333333333/',
  agreement_date: '2026-03-02T13:05:09Z',
  created: '2026-03-02T13:05:09Z',
  modified: '2026-03-02T13:05:09Z',
  revocation_date: null,
  version: '2.0',
  has_consent: true,
  requires_reconsent: false,
  collected_attributes: [],
};
const revoked: Consent = { ...consent, has_consent: false, revocation_date: '2026-04-01T12:00:00Z' };

const staff: Actor = { uuid: OTHER, is_staff: true };
const support: Actor = { uuid: OTHER, is_support: true };
const owner: Actor = { uuid: OWNER };

function menu(row: Consent, actor: Actor, search = '', ownOnly = false) {
  const context = {
    open: vi.fn(),
    revoke: vi.fn(),
    filter: vi.fn(),
    viewReceipt: vi.fn(),
    openHub: vi.fn(),
    copy: vi.fn(),
  };
  const actions = rowActions(row, {
    ...context,
    search: readSearch(consentsSearch, new URLSearchParams(search)),
    ownOnly,
    visitor: testVisitor(),
    isOwn: ({ user_uuid }) => sameUuid(user_uuid, actor.uuid),
    refusal: (ownerUuid) => refusal(actor, 'consent.revoke', ownerUuid),
  });
  const find = (label: string) => {
    const action = actions.find((each) => each.label === label);
    if (!action) throw new Error(`There is no action ${label}`);
    return action;
  };
  return { ...context, find, labels: actions.map(({ label }) => label) };
}

describe('the menu of a row', () => {
  it('is called after the person and the offering, and after the username where there is no name', () => {
    expect(actionsLabel(consent, testVisitor().i18n)).toBe('Actions for Ana Kask, GPU cluster');
    expect(actionsLabel({ ...consent, user_full_name: '' }, testVisitor().i18n)).toBe('Actions for ana, GPU cluster');
  });

  it('lets staff revoke, and the owner withdraw, last of all', () => {
    expect(menu(consent, staff).find('Revoke')).toMatchObject({ reason: undefined, isGrave: true });
    expect(menu(consent, owner).find('Withdraw')).toMatchObject({ reason: undefined, isGrave: true });
    expect(menu(consent, staff).labels.at(-1)).toBe('Revoke');
  });

  it('offers support staff all but revoking, and nothing that does not work', () => {
    const { find, labels } = menu(consent, support);
    expect(labels).toEqual([
      'Open',
      'View receipt',
      'Go to offering',
      'Go to user',
      'Only this offering',
      'Only this user',
      'Copy e-mail address',
      'Copy consent UUID',
    ]);
    expect(labels.filter((label) => find(label).reason !== undefined)).toEqual([]);
  });

  it('lets support staff withdraw their own, in whichever form the uuid comes', () => {
    const own = { ...consent, user_uuid: OTHER.replaceAll('-', '') };
    expect(menu(own, support).find('Withdraw').reason).toBeUndefined();
  });

  it('says when a consent was revoked to those who could have done it', () => {
    for (const [actor, label] of [
      [staff, 'Revoke'],
      [owner, 'Withdraw'],
    ] as const)
      expect(menu(revoked, actor).find(label).reason).toMatch(/^Already revoked on 01 Apr 2026, \d\d:\d\d$/);
  });

  it('leads to the pages of its offering and its person', () => {
    const { find, openHub } = menu(consent, support);
    find('Go to user').run();
    find('Go to offering').run();
    expect(openHub.mock.calls).toEqual([['user'], ['offering']]);
  });

  it('filters the list by the row', () => {
    const { find, filter } = menu(consent, staff);
    find('Only this user').run();
    find('Only this offering').run();
    expect(filter.mock.calls).toEqual([[{ user: OWNER }], [{ offering: OFFERING }]]);
  });

  it('says so when the list is filtered like that already', () => {
    const { find } = menu(consent, staff, `user=${OWNER}`);
    expect(find('Only this user').reason).toBe('The list is filtered by it already');
    expect(find('Only this offering').reason).toBeUndefined();
  });

  it('offers no filter by user to somebody who sees own consents only', () => {
    expect(menu(consent, owner, '', true).labels).toEqual([
      'Open',
      'View receipt',
      'Only this offering',
      'Copy e-mail address',
      'Copy consent UUID',
      'Withdraw',
    ]);
  });

  it('opens, revokes and copies', () => {
    const { find, open, viewReceipt, revoke, copy } = menu(consent, staff);
    for (const label of ['Open', 'View receipt', 'Revoke', 'Copy consent UUID', 'Copy e-mail address'])
      find(label).run();
    for (const done of [open, viewReceipt, revoke]) expect(done).toHaveBeenCalledOnce();
    expect(copy.mock.calls).toEqual([['uuid'], ['e-mail']]);
  });
});
