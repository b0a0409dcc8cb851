import { expect, it } from 'vitest';
import { unreadable } from '#web/lib/search.ts';
import { testVisitor } from '#web/testing/visitor.tsx';
import { consentsSearch } from '../search.ts';
import { unreadableWords } from './FilterNotes.tsx';

const OFFERING = '9f1c2e4a-5b6d-4e7f-8a9b-0c1d2e3f4a5b';
const words = (search: string) => unreadableWords(new URLSearchParams(search), testVisitor());

it('names what cannot be read, and what is allowed', () => {
  const all = `offering=nonsense&user=alice&state=x&sort=name&page=0&page_size=7&columns=z&density=tiny`;
  expect(words(all)).toBe(
    'Some values in the address cannot be read and are not used; what is allowed stands in brackets: ' +
      'Offering “nonsense” (a UUID, or up to 20 of them); User “alice” (a UUID, or up to 20 of them); State “x” (active, needs-reconsent or revoked); ' +
      'Sort “name” (-agreement_date, agreement_date, -created, created, -modified, modified, -revocation_date or revocation_date); ' +
      'Page “0” (a whole number from 1); Rows per page “7” (25, 50, 100 or 300); ' +
      'Columns “z” (names with commas between them: user, offering, provider, version, state, deadline, agreement_date, revocation_date, modified or created); ' +
      'Row height “tiny” (compact, standard or comfortable).',
  );
});

it('is silent about what can be read, is usual, or says nothing', () => {
  const fine = `offering=${OFFERING}&user=&state=revoked&version=9&sort=-agreement_date&page=1&page_size=50&density=standard`;
  expect(unreadable(consentsSearch, new URLSearchParams(fine))).toEqual([]);
  expect(unreadable(consentsSearch, new URLSearchParams('columns=created,user'))).toEqual([]);
  expect(words(fine)).toBeUndefined();
});

it('names days that there are not', () => {
  expect(words('agreed_from=2026-02-31&agreed_to=yesterday&revoked_from=2026-02-28')).toBe(
    'Some values in the address cannot be read and are not used; what is allowed stands in brackets: ' +
      'Agreed from “2026-02-31” (a day such as 2026-03-31); Agreed to “yesterday” (a day such as 2026-03-31).',
  );
});
