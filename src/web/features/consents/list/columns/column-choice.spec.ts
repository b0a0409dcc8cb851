import { describe, expect, it } from 'vitest';
import { chosenColumns, columnChoices, consentColumns, tableColumns, type ColumnSettings } from './column-choice.ts';
import { english } from '#web/testing/visitor.tsx';

const settings = (more: Partial<ColumnSettings> = {}): ColumnSettings => ({
  columns: undefined,
  ownOnly: false,
  wide: false,
  ...more,
});
const shown = (more: Partial<ColumnSettings>) => consentColumns(settings(more)).map(({ id }) => id);

/** What comes of the choice when exactly these columns are ticked. */
const choose = (ids: readonly string[], list: ColumnSettings) =>
  chosenColumns(
    columnChoices(list, english).map(({ id }) => ({ id, shown: ids.includes(id) })),
    list,
  );

const USUAL = ['user', 'offering', 'version', 'state', 'agreement_date', 'revocation_date', 'modified'];

describe('the columns', () => {
  it('always include the one that names the row', () => {
    expect(shown({ columns: ['modified', 'state'] })).toEqual(['user', 'modified', 'state']);
    expect(shown({ columns: ['user', 'state'], ownOnly: true })).toEqual(['offering', 'state']);
  });

  it('have the deadline where all rows need re-consent, without choosing it for other lists', () => {
    const columns = ['user', 'version'] as const;
    expect(shown({ columns, state: 'needs-reconsent' })).toEqual(['user', 'version', 'deadline']);
    expect(shown({ columns, state: 'active' })).toEqual(['user', 'version']);
    const list = settings({ columns, state: 'needs-reconsent' });
    expect(choose(['user', 'version', 'deadline', 'state'], list)).toEqual(['user', 'version', 'state']);
    expect(choose(['user', 'deadline'], settings({ columns }))).toEqual(['user', 'deadline']);
  });

  it('leave out the date of revocation where no row has one, and keep it for other lists', () => {
    for (const state of ['active', 'needs-reconsent'] as const) {
      expect(shown({ state })).not.toContain('revocation_date');
      expect(shown({ columns: ['revocation_date'], state })).not.toContain('revocation_date');
      expect(columnChoices(settings({ state }), english).map(({ id }) => id)).not.toContain('revocation_date');
      const left = choose(['user', 'offering'], settings({ state }));
      expect(left).toEqual(['user', 'offering', 'revocation_date']);
    }
    expect(shown({ state: 'revoked' })).toEqual(USUAL);
  });

  it('stand in the order chosen, those that come by themselves where they usually would', () => {
    expect(shown({ columns: ['state', 'user', 'modified'] })).toEqual(['state', 'user', 'modified']);
    expect(shown({ columns: ['modified', 'state'], state: 'needs-reconsent' })).toEqual([
      'user',
      'modified',
      'state',
      'deadline',
    ]);
  });

  it('keep the order of those that another list does not have', () => {
    const list = settings({ columns: ['revocation_date', 'user', 'state'], state: 'active' });
    const ids = columnChoices(list, english).map(({ id }) => id);
    const turned = ['state', 'user', ...ids.filter((id) => id !== 'state' && id !== 'user')];
    const choices = turned.map((id) => ({ id, shown: ['user', 'state'].includes(id) }));
    expect(chosenColumns(choices, list)).toEqual(['revocation_date', 'state', 'user']);
  });

  it('are more in a wide window, until somebody chooses', () => {
    expect(shown({})).toEqual(USUAL);
    expect(shown({ wide: true })).toEqual([
      ...USUAL.slice(0, 2),
      'provider',
      'version',
      'state',
      'deadline',
      ...USUAL.slice(4),
    ]);
    expect(shown({ wide: true, columns: ['user', 'state'] })).toEqual(['user', 'state']);
  });

  it('follow the window again once they are as usual in it', () => {
    expect(choose(USUAL, settings({ columns: ['user'] }))).toBeUndefined();
    expect(choose(USUAL, settings({ wide: true }))).toEqual(USUAL);
    expect(choose(shown({ wide: true }), settings({ wide: true, columns: ['user'] }))).toBeUndefined();
  });

  it('can be spared only where the window alone brought them', () => {
    const spare = (more: Partial<ColumnSettings>) =>
      tableColumns(settings({ wide: true, ...more }), english).flatMap((column) => (column.spare ? column.id : []));
    expect(spare({})).toEqual(['provider', 'deadline']);
    expect(spare({ state: 'needs-reconsent' })).toEqual(['provider']);
    expect(spare({ columns: ['user', 'provider'] })).toEqual([]);
  });
});
