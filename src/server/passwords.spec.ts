import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from './passwords.ts';

test('a password is accepted, another one is not', async () => {
  const hash = await hashPassword('correct horse');
  expect(await verifyPassword('correct horse', hash)).toBe(true);
  expect(await verifyPassword('Correct horse', hash)).toBe(false);
  expect(await verifyPassword('', hash)).toBe(false);
});

test('the stored text does not tell who shares a password', async () => {
  const [one, other] = await Promise.all([hashPassword('same'), hashPassword('same')]);
  expect(one).toMatch(/^scrypt\$32768\$8\$3\$[0-9a-f]{32}\$[0-9a-f]{64}$/);
  expect(one).not.toBe(other);
});

test('the same characters in another encoding are the same password', async () => {
  const hash = await hashPassword('caf\u00e9');
  expect(await verifyPassword('cafe\u0301', hash)).toBe(true);
});

test('a hash made at another cost still works', async () => {
  const cheap =
    'scrypt$1024$8$16$4e61436c$fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640';
  // The second test vector of RFC 7914, section 12: password "password", salt "NaCl".
  expect(await verifyPassword('password', cheap)).toBe(true);
});

test('an unknown account is refused after as much work as a known one', async () => {
  const hash = await hashPassword('secret');
  const cpu = async (stored: string | null) => {
    const before = process.cpuUsage();
    expect(await verifyPassword('wrong', stored)).toBe(false);
    return process.cpuUsage(before).user;
  };
  const known = await cpu(hash);
  const unknown = await cpu(null);
  expect(unknown).toBeGreaterThan(known / 4);
});

test('nothing signs in where no password was set', async () => {
  expect(await verifyPassword('', null)).toBe(false);
  await expect(verifyPassword('x', 'md5$abc')).rejects.toThrow('unknown form');
});
