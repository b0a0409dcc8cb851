import { expect, test } from 'vitest';
import { isolate } from './isolate.ts';

test.each(['Olga Owner', 'Hélène', '李小龙', 'Ольга', 'C++ (HPC) 100%', '', 'a\u200bb'])(
  '"%s" stays as it is',
  (name) => {
    expect(isolate(name)).toBe(name);
  },
);

test.each(['\u202egnp.exe', 'محمد', 'דוד Levi', 'Olga\u200f', '\u{10900}'])('"%s" is isolated', (name) => {
  expect(isolate(name)).toBe(`\u2068${name}\u2069`);
});

test('a name cannot end its own isolation', () => {
  expect(isolate('\u2069\u202eevil\u2066')).toBe('\u2068\u202eevil\u2069');
});
