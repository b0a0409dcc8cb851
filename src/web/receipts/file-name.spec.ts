import { describe, expect, it } from 'vitest';
import { allConsentsFileName, receiptFileName } from './file-name.ts';

const at = new Date('2026-03-02T23:59:59Z');
const named = (offering_slug: string, offering_name = 'Big Cluster', has_consent = true) =>
  receiptFileName({ offering_slug, offering_name, has_consent }, at);

describe('the name of a receipt’s file', () => {
  it('tells what it is, of which offering and from which day', () => {
    expect(named('big-cluster')).toBe('consent-receipt-big-cluster-2026-03-02.json');
    expect(named('big-cluster', '', false)).toBe('withdrawal-receipt-big-cluster-2026-03-02.json');
  });

  it.each([
    ['../../etc/passwd', 'etc-passwd'],
    ['C:\\Windows\\con', 'c-windows-con'],
    ['a"b<c>d|e?f*g:h', 'a-b-c-d-e-f-g-h'],
    ['Õppetöö', 'oppetoo'],
    ['.hidden. ', 'hidden'],
    ['line\nbreak\u0000\u202Egpj', 'line-break-gpj'],
    ['x'.repeat(500), 'x'.repeat(60)],
    [`${'x'.repeat(59)}- y`, 'x'.repeat(59)],
  ])('makes %j harmless', (slug, expected) => {
    expect(named(slug)).toBe(`consent-receipt-${expected}-2026-03-02.json`);
  });

  it('falls back on the name, and then on a word', () => {
    expect(named('', 'Big Cluster')).toBe('consent-receipt-big-cluster-2026-03-02.json');
    expect(named('///', '計算')).toBe('consent-receipt-offering-2026-03-02.json');
  });

  it('of everything carries the username', () => {
    expect(allConsentsFileName('olga@idp/..', at)).toBe('all-consents-olga-idp-2026-03-02.json');
    expect(allConsentsFileName('…', at)).toBe('all-consents-user-2026-03-02.json');
  });
});
