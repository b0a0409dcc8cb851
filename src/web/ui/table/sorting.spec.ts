import { describe, expect, it } from 'vitest';
import { ariaSort, sortParts, toggledSort } from './sorting.ts';

describe('the sort of a list', () => {
  it('shows the newest first at the first click, then the oldest first, then the newest again', () => {
    const first = toggledSort('-agreement_date', 'modified');
    const second = toggledSort(first, 'modified');
    expect([first, second, toggledSort(second, 'modified')]).toEqual(['-modified', 'modified', '-modified']);
  });

  it('begins with the newest again when another column was sorted in between', () => {
    expect(toggledSort('created', 'modified')).toBe('-modified');
  });

  it('tells assistive technology about the sorted column only', () => {
    expect(ariaSort('-modified', 'modified')).toBe('descending');
    expect(ariaSort('modified', 'modified')).toBe('ascending');
    expect(ariaSort('-modified', 'created')).toBe('none');
  });

  it('reads both directions', () => {
    expect(sortParts('-created')).toEqual({ field: 'created', descending: true });
    expect(sortParts('created')).toEqual({ field: 'created', descending: false });
  });
});
