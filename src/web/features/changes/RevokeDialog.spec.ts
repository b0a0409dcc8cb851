import { expect, test } from 'vitest';
import { english } from '#web/testing/visitor.tsx';
import { consequences, doneWords } from './RevokeDialog.tsx';

const about = { person: 'Alice Archer', offering: 'Vega HPC', own: false, enforced: true };

test('where access depends on consent, the operator reads what the person and the provider lose', () => {
  expect(consequences(english, about)).toEqual([
    'Alice Archer may lose access to resources of Vega HPC, and its provider may no longer see Alice Archer among its users.',
    'Only Alice Archer can consent again; nobody else can do it for them.',
  ]);
});

test('the owner reads the same in the first person', () => {
  expect(consequences(english, { ...about, own: true })).toEqual([
    'You may lose access to resources of Vega HPC, and its provider may no longer see you among its users.',
    'You can accept again while you see its terms; those of an offering that is not open to everybody may be hidden from you then.',
  ]);
});

test('where access does not depend on consent, nothing is threatened', () => {
  const [first] = consequences(english, { ...about, enforced: false });
  expect(first).toBe('Access to resources of Vega HPC stays as it is, since it does not depend on consent here.');
});

test('where the server does not say, neither does the dialog, and the provider is not mentioned', () => {
  const [first] = consequences(english, { ...about, enforced: null });
  expect(first).toContain('the server does not say');
  expect(first).not.toContain('provider');
});

test('the notice names the person and the offering, or the offering alone', () => {
  expect(doneWords('operator', 'Alice Archer', 'Vega HPC', english)).toBe(
    'Revoked the consent of Alice Archer to Vega HPC.',
  );
  expect(doneWords('owner', 'Alice Archer', 'Vega HPC', english)).toBe('You withdrew your consent to Vega HPC.');
});
