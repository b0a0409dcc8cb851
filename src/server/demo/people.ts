import { DEMO_PEOPLE, type DemoPerson } from './accounts.ts';
import { HOME_ORGANISATIONS, NAME_GROUPS, UNUSUAL_PEOPLE } from './names.ts';
import type { Random } from '#server/random.ts';
import { daysBefore } from './time.ts';

export interface DemoUser extends DemoPerson {
  uuid: string;
  full_name: string;
  is_active: boolean;
  date_joined: Date;
}

const USERS = 400;

/** The four demo accounts first, then some with unusual names, then everybody else. */
export function demoUsers(random: Random, now: Date): DemoUser[] {
  const users = [...DEMO_PEOPLE, ...UNUSUAL_PEOPLE.map((name) => atHome(random, name))];
  const taken = new Set(users.map(({ username }) => username));
  while (users.length < USERS) {
    const user = atHome(random, drawName(random, taken));
    taken.add(user.username);
    users.push(user);
  }
  return users.map((user, index) => ({
    ...user,
    uuid: random.uuid(),
    full_name: `${user.first_name} ${user.last_name}`.trim(),
    is_active: index < DEMO_PEOPLE.length || !random.chance(0.03),
    date_joined:
      index < DEMO_PEOPLE.length ? daysBefore(now, 900) : random.moment(daysBefore(now, 880), daysBefore(now, 20)),
  }));
}

function atHome(random: Random, name: { username: string; first_name: string; last_name: string }): DemoPerson {
  const home = random.pick(HOME_ORGANISATIONS);
  const isService = name.first_name === '';
  return {
    ...name,
    email: isService ? '' : `${name.username}@${home.domain}`,
    organization: isService ? '' : home.name,
    is_staff: false,
    is_support: false,
  };
}

function drawName(random: Random, taken: Set<string>) {
  const group = random.pick(NAME_GROUPS);
  const [given, givenLatin] = scripts(random.pick(group.given));
  const [family, familyLatin] = scripts(random.pick(group.family));
  const base = random.pick([
    `${givenLatin}.${familyLatin}`,
    `${givenLatin}.${familyLatin}`,
    `${givenLatin.slice(0, 1)}${familyLatin}`,
    `${familyLatin}${givenLatin.slice(0, 2)}`,
  ]);
  let username = base;
  for (let number = 2; taken.has(username); number++) username = `${base}${number}`;
  return { username, first_name: given, last_name: family };
}

/** A name as written and in plain Latin letters. */
function scripts(entry: string): [string, string] {
  const [written = '', latin = written] = entry.replaceAll('_', ' ').split('|');
  return [written, asciiLetters(latin)];
}

const LETTERS: Record<string, string> = { ł: 'l', ø: 'o', ß: 'ss', đ: 'd', ı: 'i', þ: 'th', æ: 'ae', ð: 'd' };

export function asciiLetters(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[łøßđıþæð]/g, (letter) => LETTERS[letter] ?? '')
    .replaceAll(/[^a-z0-9-]/g, '');
}
