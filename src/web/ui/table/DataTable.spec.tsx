// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EnglishReader } from '#web/testing/visitor.tsx';
import type { Column } from './column.ts';
import { DataTable } from './DataTable.tsx';

interface Row {
  id: string;
  name: string;
}

const drawn = vi.fn<(id: string) => void>();
const followed = vi.fn<(event: unknown) => void>();
const opened = vi.fn<typeof window.open>();

const columns: Column<Row, unknown>[] = [
  {
    id: 'name',
    label: 'Name',
    render: ({ id, name }) => {
      drawn(id);
      return (
        <a href={`/rows/${id}`} onClick={(event) => (event.preventDefault(), followed(id))}>
          {name}
        </a>
      );
    },
  },
  { id: 'made', label: 'Made', sort: 'made', width: 'date', render: () => 'then' },
  {
    id: 'state',
    label: 'State',
    render: () => (
      <>
        <span>in words</span>
        <time data-exact="3 Mar 2026, 12:00">12:00</time>
        <button type="button">Press</button>
      </>
    ),
  },
];

const rows: Row[] = [
  { id: '1', name: 'One' },
  { id: '2', name: 'Two' },
];

const menu = {
  label: ({ name }: Row) => `Actions for ${name}`,
  onOpen: vi.fn(),
  onIntent: vi.fn(),
  openKey: undefined,
};

const rowKey = ({ id }: Row) => id;
const onSort = vi.fn<(sort: string) => void>();

const table = (shown: readonly Row[] | undefined, openKey?: string) => (
  <DataTable
    caption="Rows"
    columns={columns}
    rows={shown}
    context={undefined}
    rowKey={rowKey}
    sort="-made"
    onWidth={() => undefined}
    onSort={onSort}
    density="compact"
    busy={false}
    skeletonRows={3}
    selection={undefined}
    menu={{ ...menu, openKey }}
    onReach={vi.fn()}
  />
);

beforeEach(() => vi.stubGlobal('open', opened));
afterEach(() => {
  cleanup();
  vi.clearAllMocks();
  vi.unstubAllGlobals();
});

describe('a click in a row', () => {
  it('follows the link of the row, once', () => {
    render(table(rows), { wrapper: EnglishReader });
    fireEvent.click(screen.getAllByText('then')[1] ?? document.body);
    expect(followed.mock.calls).toEqual([['2']]);
    fireEvent.click(screen.getByText('One'));
    expect(followed.mock.calls).toEqual([['2'], ['1']]);
  });

  describe('on words', () => {
    const words = () => screen.getAllByText('in words')[1] ?? document.body;
    beforeEach(() => vi.useFakeTimers());
    afterEach(() => vi.useRealTimers());

    it('follows it once no second one has come', () => {
      render(table(rows), { wrapper: EnglishReader });
      fireEvent.click(words(), { detail: 1 });
      expect(followed).not.toHaveBeenCalled();
      vi.runAllTimers();
      expect(followed.mock.calls).toEqual([['2']]);
    });

    it('follows nothing where a second one selects a word', () => {
      render(table(rows), { wrapper: EnglishReader });
      fireEvent.click(words(), { detail: 1 });
      fireEvent.click(words(), { detail: 2 });
      vi.runAllTimers();
      expect(followed).not.toHaveBeenCalled();
    });
  });

  it('follows nothing where a finger asks for all of a short time, as it cannot point at it', () => {
    render(table(rows), { wrapper: EnglishReader });
    const tap = () => new PointerEvent('click', { pointerType: 'touch', bubbles: true });
    fireEvent(screen.getAllByText('12:00')[1] ?? document.body, tap());
    expect(followed).not.toHaveBeenCalled();
    fireEvent(screen.getAllByText('in words')[1] ?? document.body, tap());
    expect(followed.mock.calls).toEqual([['2']]);
  });

  it('opens it elsewhere by the middle button, which does nothing on controls', () => {
    render(table(rows), { wrapper: EnglishReader });
    const cell = screen.getAllByText('then')[0] ?? document.body;
    const middle = new MouseEvent('auxclick', { button: 1, bubbles: true });
    fireEvent(screen.getByRole('button', { name: 'Actions for Two' }), middle);
    expect(opened).not.toHaveBeenCalled();
    fireEvent(cell, new MouseEvent('auxclick', { button: 1, bubbles: true }));
    expect(opened).toHaveBeenCalledWith(expect.stringMatching(/\/rows\/1$/), '_blank', 'noopener');
    expect(fireEvent.mouseDown(cell, { button: 1 })).toBe(false);
    expect(fireEvent.mouseDown(cell, { button: 0 })).toBe(true);
    expect(followed).not.toHaveBeenCalled();
  });

  it('opens it elsewhere with a key held', () => {
    render(table(rows), { wrapper: EnglishReader });
    fireEvent.click(screen.getAllByText('then')[0] ?? document.body, { ctrlKey: true });
    expect(opened).toHaveBeenCalledWith(expect.stringMatching(/\/rows\/1$/), '_blank', 'noopener');
    expect(followed).not.toHaveBeenCalled();
  });

  it('on a control is left to the control', () => {
    render(table(rows), { wrapper: EnglishReader });
    fireEvent.click(screen.getAllByRole('button', { name: 'Press' })[0] ?? document.body);
    fireEvent.click(screen.getByRole('button', { name: 'Actions for Two' }));
    expect(followed).not.toHaveBeenCalled();
    expect(menu.onOpen).toHaveBeenCalledWith(rows[1], screen.getByRole('button', { name: 'Actions for Two' }));
  });
});

it('names its columns, and sorts by those that can be sorted', () => {
  render(table(rows), { wrapper: EnglishReader });
  const heads = within(screen.getByRole('table', { name: 'Rows' })).getAllByRole('columnheader');
  expect(heads.map((head) => [head.textContent, head.getAttribute('aria-sort')])).toEqual([
    ['Name', null],
    ['Made', 'descending'],
    ['State', null],
    ['Actions', null],
  ]);
  fireEvent.click(screen.getByRole('button', { name: 'Made' }));
  expect(onSort).toHaveBeenCalledWith('made');
});

it('draws a row again only when something about it has changed', () => {
  const { rerender } = render(table(rows), { wrapper: EnglishReader });
  drawn.mockClear();
  rerender(table([...rows]));
  expect(drawn).not.toHaveBeenCalled();
  rerender(table([{ id: '1', name: 'Uno' }, ...rows.slice(1)]));
  expect(drawn.mock.calls).toEqual([['1']]);
});

it('shows its own shape while nothing has arrived', () => {
  const { container } = render(table(undefined), { wrapper: EnglishReader });
  expect(container.querySelectorAll('tbody tr[aria-hidden]')).toHaveLength(3);
  expect(screen.getAllByRole('row')).toHaveLength(1);
});
