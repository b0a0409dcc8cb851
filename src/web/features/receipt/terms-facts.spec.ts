import { expect, it } from 'vitest';
import type { AcceptedTerms } from '#web/receipts/receipt.ts';
import { testVisitor } from '#web/testing/visitor.tsx';
import { termsFacts } from './terms-facts.tsx';

const { i18n } = testVisitor();

const TERMS: AcceptedTerms = {
  title: 'Terms of Service of Big Cluster',
  version: '1.0',
  accepted: '2025-03-01T09:00:00.000Z',
  first_accepted: '2025-03-01T09:00:00.000Z',
  uuid: 'not recorded',
  link: 'not recorded',
  text_sha256: 'a1b2',
  accepted_text_sha256: 'not recorded',
  text_media_type: 'text/html',
  terms_last_changed: '2025-09-01T09:00:00.000Z',
  replaced_by: 'not recorded',
  terms_of_this_version: 1,
};

/** Term and note of what carries one. */
const notesOf = (changes: Partial<AcceptedTerms>) =>
  termsFacts({ ...TERMS, ...changes }, i18n)
    .filter(({ note }) => note)
    .map(({ term, note }) => `${term}: ${String(note)}`);

const DOUBT = 'Last changed: After they were accepted, so the text may not be the one that was accepted.';
const PROOF =
  'Text, SHA-256: Recorded when it was accepted, and the same of the text that the server gives now: it is the one that was accepted.';

it('doubts the text only where nothing was recorded and nothing explains the change', () => {
  expect(notesOf({})).toEqual([DOUBT]);
  expect(notesOf({ terms_last_changed: '2025-01-01T00:00:00.000Z' })).toEqual([]);
  expect(notesOf({ replaced_by: '2.0' })).toEqual([
    'Last changed: That is when version 2.0 took their place. Nothing tells that the text changed.',
  ]);
});

it('says that the text is the accepted one when the digests agree, whatever else was changed', () => {
  expect(notesOf({ accepted_text_sha256: 'a1b2' })).toEqual([PROOF]);
  expect(notesOf({ accepted_text_sha256: 'a1b2', terms_of_this_version: 3 })).toEqual([PROOF]);
});

it('says that it is another when they do not, and nothing where there is none to compare', () => {
  expect(notesOf({ accepted_text_sha256: 'ffff' })).toEqual([
    'Text, SHA-256: Recorded when it was accepted.',
    'Text now: The server gives another text by now than the one that was accepted.',
  ]);
  expect(notesOf({ accepted_text_sha256: 'ffff', text_sha256: 'not recorded' })).toEqual([
    'Text, SHA-256: Recorded when it was accepted.',
  ]);
  expect(notesOf({ accepted: 'not recorded', terms_of_this_version: 2 })).toEqual([
    'Accepted version: 2 texts bear this version. What follows is of the likeliest.',
  ]);
});
