import { describe, expect, it } from 'vitest';
import { byPeriod, lastPeriods, summed } from './periods.ts';

describe('the last periods', () => {
  it('are months to today, over the end of a year and a leap day', () => {
    const months = lastPeriods('month', '2024-03-15');
    expect(months).toHaveLength(12);
    expect(months[0]).toEqual({ from: '2023-04-01', to: '2023-04-30' });
    expect(months.at(-2)).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(months.at(-1)).toEqual({ from: '2024-03-01', to: '2024-03-15' });
  });

  it.each([
    ['2026-03-02', { from: '2026-03-02', to: '2026-03-02' }],
    ['2026-03-08', { from: '2026-03-02', to: '2026-03-08' }],
  ])('are weeks from Monday; on %s the last one is %o', (today, last) => {
    const weeks = lastPeriods('week', today);
    expect(weeks).toHaveLength(12);
    expect(weeks.at(-1)).toEqual(last);
    expect(weeks.at(-2)).toEqual({ from: '2026-02-23', to: '2026-03-01' });
  });

  it('follow each other without a gap', () => {
    for (const kind of ['month', 'week'] as const) {
      const periods = lastPeriods(kind, '2026-01-31');
      periods.slice(1).forEach(({ from }, index) => {
        const before = periods[index]?.to ?? '';
        expect(Date.parse(from) - Date.parse(before)).toBe(86_400_000);
      });
    }
  });
});

describe('counts', () => {
  it('of days are summed by period, over several series', () => {
    const periods = lastPeriods('month', '2026-03-15').slice(-2);
    const series = [
      [
        { date: '2026-01-31', count: 100 },
        { date: '2026-02-01', count: 1 },
        { date: '2026-02-28', count: 2 },
      ],
      [{ date: '2026-03-15', count: 4 }],
    ];
    expect(byPeriod(periods, series)).toEqual([3, 4]);
  });

  it('are summed up once all are known', () => {
    expect(summed([1, undefined])).toBeUndefined();
    expect(summed([])).toBeUndefined();
    expect(summed([1, 5, 2])).toEqual({ sum: 8, most: 1 });
  });
});
