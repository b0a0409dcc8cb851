import { describe, expect, it } from 'vitest';
import { listState } from './ListView.tsx';

describe('the state of a list', () => {
  it('is loading until the first answer', () => {
    expect(listState({ total: undefined, failed: false, filtered: true })).toBe('loading');
  });

  it('has failed when there was never an answer', () => {
    expect(listState({ total: undefined, failed: true, filtered: false })).toBe('failed');
  });

  it('keeps its rows when a later request fails', () => {
    expect(listState({ total: 12, failed: true, filtered: false })).toBe('rows');
  });

  it('does not claim emptiness when the last request failed', () => {
    expect(listState({ total: 0, failed: true, filtered: true })).toBe('failed');
  });

  it('tells nothing yet from nothing that matches', () => {
    expect(listState({ total: 0, failed: false, filtered: false })).toBe('none');
    expect(listState({ total: 0, failed: false, filtered: true })).toBe('no-match');
  });
});
