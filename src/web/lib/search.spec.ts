import { describe, expect, it } from 'vitest';
import { integer, oneOf, optional, printSearch, readSearch, someOf, text, unreadable } from './search.ts';

const shape = {
  name: text(),
  page: integer(1),
  size: oneOf(['25', '50', '100'], '50'),
  state: optional(['active', 'revoked']),
  columns: someOf(['a', 'b', 'c']),
  of: { ...text(), repeated: true },
};
const read = (search: string) => readSearch(shape, new URLSearchParams(search));

describe('reading an address', () => {
  it('gives the defaults when it says nothing', () => {
    expect(read('')).toEqual({
      name: undefined,
      page: 1,
      size: '50',
      state: undefined,
      columns: undefined,
      of: undefined,
    });
  });

  it('gives what it says', () => {
    expect(read('name=%20x%20&page=3&size=100&state=revoked&columns=c,a,c&of=x&of=&of=y')).toEqual({
      name: 'x',
      page: 3,
      size: '100',
      state: 'revoked',
      columns: ['c', 'a'],
      of: 'x,y',
    });
  });

  it.each([
    'page=abc',
    'page=0',
    'page=-1',
    'page=1.5',
    'page=99999999999',
    'size=7',
    'state=gone',
    'columns=z',
    'name=%20',
  ])('falls back from %s to the default', (search) => {
    expect(read(search)).toEqual(read(''));
  });
});

describe('what cannot be read', () => {
  const names = (search: string) => unreadable(shape, new URLSearchParams(search));

  it('is named', () => {
    expect(names('name=x&page=0&size=7&state=gone&columns=z')).toEqual(['page', 'size', 'state', 'columns']);
  });

  it('is nothing where a value is allowed, usual or blank', () => {
    expect(names('page=1&size=50&columns=a,b&state=active&name=%20')).toEqual([]);
    expect(names('page=7&size=25&columns=c&state=&utm=x')).toEqual([]);
  });
});

describe('printing an address', () => {
  const print = (search: string, changes: Partial<ReturnType<typeof read>>) =>
    printSearch(shape, new URLSearchParams(search), changes).toString();

  it('leaves defaults out', () => {
    expect(print('page=3&size=100', { page: 1, size: '50' })).toBe('');
    expect(print('columns=a', { columns: undefined })).toBe('');
  });

  it('changes only what it is told to, and keeps what it does not know', () => {
    expect(print('state=active&page=2&utm=x', { page: 4 })).toBe('state=active&page=4&utm=x');
  });

  it('repeats what is several, and again one or none', () => {
    expect(print('of=a&name=x&of=b', { of: 'c,d' })).toBe('of=c&name=x&of=d');
    expect(print('of=a&name=x&of=b', { of: 'b' })).toBe('of=b&name=x');
    expect(print('of=a&name=x&of=b', { of: undefined })).toBe('name=x');
  });

  it('removes what is undefined', () => {
    expect(print('state=active&name=x', { state: undefined })).toBe('name=x');
  });

  it('reads back what it printed', () => {
    const values = { name: 'a&b=c', page: 7, size: '25', state: 'active', columns: ['c'], of: 'x,y' } as const;
    expect(read(print('', values))).toEqual(values);
  });
});
