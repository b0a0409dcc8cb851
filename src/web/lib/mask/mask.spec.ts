import { expect, it } from 'vitest';
import contract from '#contract/openapi.json' with { type: 'json' };
import { english } from '#web/testing/visitor.tsx';
import { createMask, maskResponses } from './mask.ts';

const mask = createMask(english);

const OLGA = {
  user_uuid: '7a1f4c2e-9d1b-4a5e-8a57-0b2f0c7c9f11',
  user_username: 'olga',
  user_email: 'olga@example.org',
};
const consent = { uuid: 'c', ...OLGA, user_full_name: 'Olga Saar', offering_name: 'Olga’s cluster', version: '1.0' };

it('masks who a consent belongs to, and nothing else of it', () => {
  expect(mask(consent)).toEqual({
    ...consent,
    user_full_name: 'Person 7a1f4c',
    user_username: 'person-7a1f4c',
    user_email: 'person-7a1f4c@masked',
  });
});

it('tells the same person by the same word, whether the uuid has dashes or not', () => {
  const undashed = { ...consent, user_uuid: consent.user_uuid.replaceAll('-', '').toUpperCase() };
  const [one, other] = mask([consent, undashed]);
  expect(one?.user_full_name).toBe(other?.user_full_name);
});

it('masks what is masked already to the same', () => {
  expect(mask(mask(consent))).toEqual(mask(consent));
});

it('leaves blank what is blank, and other kinds of values as they are', () => {
  const when = new Date(0);
  const value = { full_name: '', email: null, username: 7, when, list: ['olga'] };
  expect(mask(value)).toEqual(value);
  expect(mask(undefined)).toBeUndefined();
});

it('masks actor and person of an event each by their own uuid, and both in its sentence', () => {
  const event = {
    uuid: 'e',
    message: 'Olga Saar (olga) had a consent revoked by Siiri; write to olga@example.org.',
    context: {
      ...OLGA,
      user_full_name: 'Olga Saar',
      actor_uuid: '0b2f0c7c',
      actor_username: 'siiri',
      actor_full_name: 'Siiri',
    },
  };
  const masked = mask(event);
  expect(masked.message).toBe(
    'Person 7a1f4c (person-7a1f4c) had a consent revoked by Person 0b2f0c; write to person-7a1f4c@masked.',
  );
  expect(masked.context.actor_username).toBe('person-0b2f0c');
});

it('takes no name of one row for a word of another', () => {
  const rows = [
    { username: 'consent', uuid: 'aaaaaa' },
    { username: 'b', uuid: 'b', message: 'a consent' },
  ];
  expect(mask(rows)[1]?.message).toBe('a consent');
});

it('masks the records of the browser', () => {
  const item = { uuid: 'c', userUuid: '7a1f4c2e', person: 'Olga Saar', username: 'olga' };
  expect(mask(item)).toEqual({ ...item, person: 'Person 7a1f4c', username: 'person-7a1f4c' });
  const failure = { status: 403, detail: 'Olga Saar has left.' };
  expect(mask({ ...item, outcome: { failure } }).outcome.failure.detail).toBe('Person 7a1f4c has left.');
});

it('says that it was a person where nothing tells which', () => {
  expect(mask({ full_name: 'Olga Saar', email: 'o@example.org' })).toEqual({
    full_name: 'A person',
    email: 'person@masked',
  });
});

const respond = (body: string | null, type: string, status = 200) =>
  maskResponses(
    async () => new Response(body, { status, headers: { 'Content-Type': type, 'X-Result-Count': '7' } }),
    mask,
  )(new Request('https://desk.example/'));

it('masks responses and keeps their status and headers', async () => {
  const response = await respond(JSON.stringify([consent]), 'application/json', 201);
  expect(response.status).toBe(201);
  expect(response.headers.get('X-Result-Count')).toBe('7');
  expect(await response.text()).not.toMatch(/olga@|Saar/);
});

it('passes on what has no body, and what is no JSON', async () => {
  expect(await (await respond(null, 'application/json', 204)).text()).toBe('');
  expect(await (await respond('<html>', 'text/html', 502)).text()).toBe('<html>');
  expect(await (await respond('{"cut', 'application/json')).text()).toBe('{"cut');
});

/** The names of all members that the contract describes. */
function membersIn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(membersIn);
  if (typeof part !== 'object' || part === null) return [];
  const own = 'properties' in part && typeof part.properties === 'object' ? Object.keys(part.properties ?? {}) : [];
  return [...own, ...Object.values(part).flatMap(membersIn)];
}

it('masks every member of the contract that may say who somebody is', () => {
  const suspects = membersIn(contract).filter((name) => /name|mail|phone|address|birth|number$/.test(name));
  const kept = suspects.filter((name) => mask({ [name]: 'Olga Saar' })[name] === 'Olga Saar');
  // Of things, roles and organisations.
  expect([...new Set(kept)].sort()).toEqual(['customer_name', 'name', 'offering_name', 'role_name', 'scope_name']);
});

it('finds the person behind a name without a word before it', () => {
  expect(mask({ user_uuid: '7a1f4c2e', user_name: 'olga' }).user_name).toBe('Person 7a1f4c');
});
