import { expect, test } from 'vitest';
import { advisories } from './audit.js';

const weak = { name: 'weak', title: 'Loops for ever', url: 'https://x.example/1', severity: 'high', range: '<2.0.0' };
const other = { ...weak, url: 'https://x.example/2' };

test('each advisory is a finding once, however many packages lead to it', () => {
  const report = {
    vulnerabilities: { weak: { via: [weak, other] }, user: { via: ['weak'] }, both: { via: ['weak', weak] } },
  };
  expect(advisories(report)).toEqual([weak, other]);
  expect(advisories({ vulnerabilities: {} })).toEqual([]);
});

test('a registry without an audit is told from one that fails', () => {
  expect(advisories({ statusCode: 405, message: '405 Method Not Allowed' })).toBeUndefined();
  expect(() => advisories({ statusCode: 503, message: '503 Busy' })).toThrow('503 Busy');
  expect(() => advisories({})).toThrow('no reason told');
});
