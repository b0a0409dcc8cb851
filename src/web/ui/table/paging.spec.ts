import { describe, expect, it } from 'vitest';
import { testVisitor } from '#web/testing/visitor.tsx';
import { pageAfterResize, pageCount, rangeText, typedPage } from './paging.ts';

describe('paging', () => {
  it('counts the pages, the last of which may be partly filled', () => {
    expect(pageCount(5012, 50)).toBe(101);
    expect(pageCount(5000, 50)).toBe(100);
  });

  it('gives an empty list one page', () => {
    expect(pageCount(0, 50)).toBe(1);
    expect(rangeText(1, 50, 0, testVisitor())).toBe('0 of 0');
  });

  it('says which rows are shown', () => {
    expect(rangeText(1, 50, 5012, testVisitor())).toBe('1–50 of 5,012');
    expect(rangeText(101, 50, 5012, testVisitor())).toBe('5,001–5,012 of 5,012');
    expect(rangeText(1, 50, 1, testVisitor())).toBe('1–1 of 1');
  });

  it('brings a typed page into the range and ignores what is no number', () => {
    expect(typedPage(' 7 ', 101)).toBe(7);
    expect(typedPage('0', 101)).toBe(1);
    expect(typedPage('999', 101)).toBe(101);
    expect(['', 'two', '-1', '1.5'].map((text) => typedPage(text, 101))).toEqual(Array(4).fill(undefined));
  });

  it('keeps the first row in sight when the page size changes', () => {
    expect(pageAfterResize(3, 50, 100)).toBe(2);
    expect(pageAfterResize(2, 300, 25)).toBe(13);
    expect(pageAfterResize(1, 50, 300)).toBe(1);
  });
});
