/** A typed table of search parameters: how each is read from the URL, and what is not worth printing. */
export interface Parameter<Value> {
  read(text: string | null): Value;
  /** The text for the URL, or `undefined` when the value is the default and needs none. */
  print(value: Value): string | undefined;
  /** The URL has it several times: the texts are then read, and printed, with commas between them. */
  repeated?: boolean;
}

type AnyParameter = Pick<Parameter<unknown>, 'repeated'>;

/** What the URL says of a parameter. */
export const textOf = ({ repeated }: AnyParameter, search: URLSearchParams, name: string): string | null =>
  repeated ? search.getAll(name).filter(Boolean).join() || null : search.get(name);

export type Shape = Record<string, Parameter<unknown>>;
export type Values<Of> = { [Name in keyof Of]: Of[Name] extends Parameter<infer Value> ? Value : never };

export function text(): Parameter<string | undefined> {
  return { read: (raw) => raw?.trim() || undefined, print: (value) => value };
}

export function integer(fallback: number, least = 1): Parameter<number> {
  return {
    read: (raw) => (raw !== null && /^\d{1,9}$/.test(raw) && Number(raw) >= least ? Number(raw) : fallback),
    print: (value) => (value === fallback ? undefined : String(value)),
  };
}

/** One of `options`; the first is the default unless another is named. */
export function oneOf<const Option extends string>(options: readonly Option[], fallback?: Option): Parameter<Option> {
  const first = fallback ?? options[0];
  if (first === undefined) throw new RangeError('oneOf needs at least one option');
  return {
    read: (raw) => options.find((option) => option === raw) ?? first,
    print: (value) => (value === first ? undefined : value),
  };
}

export function optional<const Option extends string>(options: readonly Option[]): Parameter<Option | undefined> {
  return { read: (raw) => options.find((option) => option === raw), print: (value) => value };
}

/** Some of `options` with commas between them, each once, in the order that the URL has; nothing in the URL leaves the choice to the page. */
export function someOf<const Option extends string>(
  options: readonly Option[],
): Parameter<readonly Option[] | undefined> {
  return {
    read: (raw) => {
      const known = (raw?.split(',') ?? []).flatMap((text) => options.find((option) => option === text) ?? []);
      return known.length > 0 ? [...new Set(known)] : undefined;
    },
    print: (value) => value?.join(','),
  };
}

export function readSearch<Of extends Record<string, Parameter<unknown>>>(
  shape: Of,
  search: URLSearchParams,
): Values<Of> {
  const values: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(shape)) values[name] = parameter.read(textOf(parameter, search, name));
  // The loop fills exactly the keys of the shape; TypeScript cannot see that.
  return values as Values<Of>;
}

/** The search with `changes` applied; parameters that the shape does not know are kept. */
export function printSearch<Of extends Record<string, Parameter<unknown>>>(
  shape: Of,
  search: URLSearchParams,
  changes: Partial<Values<Of>>,
): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    const parameter = shape[name];
    const printed = value === undefined ? undefined : parameter?.print(value);
    const [first, ...others] = parameter?.repeated ? (printed?.split(',') ?? []) : [printed];
    if (first === undefined) next.delete(name);
    // In the place of the first one, the others behind all that there is.
    else next.set(name, first);
    for (const text of others) if (text !== undefined) next.append(name, text);
  }
  return next;
}

/** The parameters whose text means nothing, so that what is usual counts in its place. Blank ones say nothing at all. */
export function unreadable<Of extends Shape>(shape: Of, search: URLSearchParams): (keyof Of & string)[] {
  return Object.entries(shape).flatMap(([name, parameter]) => {
    const raw = textOf(parameter, search, name)?.trim();
    const usual = parameter.read(null);
    return raw && raw !== String(usual) && parameter.read(raw) === usual ? [name] : [];
  });
}
