import type { Parameter } from '#web/lib/search.ts';
import { inLimits, NARROWEST, WIDEST } from '#web/ui/table/column.ts';

/** The widths that somebody has set, in rem, by the columns. */
export type Widths<Id extends string> = { readonly [Column in Id]?: number };

const isWidth = (rem: number): boolean => Number.isInteger(rem) && rem >= NARROWEST && rem <= WIDEST;

/** Columns with their widths, as in "user:16,offering:20"; one that cannot be read is left out. */
export function widthsOf<Id extends string>(columns: readonly Id[]): Parameter<Widths<Id> | undefined> {
  return {
    read(raw) {
      const known = (raw?.split(',') ?? []).flatMap((text) => {
        const [name, rem] = text.split(':');
        const column = columns.find((each) => each === name);
        return column && isWidth(Number(rem)) ? [[column, Number(rem)] as const] : [];
      });
      // An object of these names and numbers, as they have just been read.
      return known.length > 0 ? (Object.fromEntries(known) as Widths<Id>) : undefined;
    },
    print: (widths) =>
      Object.entries(widths ?? {})
        .map(([column, rem]) => `${column}:${String(rem)}`)
        .join(',') || undefined,
  };
}

/** The widths with that of one column set, or left to the table where there is no number. */
export function withWidth<Id extends string>(
  widths: Widths<Id> | undefined,
  column: Id,
  rem: number | undefined,
): Widths<Id> | undefined {
  const { [column]: _before, ...others } = widths ?? ({} as Widths<Id>);
  const next = rem === undefined ? others : { ...others, [column]: inLimits(rem) };
  return Object.keys(next).length > 0 ? (next as Widths<Id>) : undefined;
}
