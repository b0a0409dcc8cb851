/** A typed table of search parameters: how each is read from the URL, and what is not worth printing. */
export interface Parameter<Value> {
  read(text: string | null): Value;
  /** The text for the URL, or `undefined` when the value is the default and needs none. */
  print(value: Value): string | undefined;
}

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

/** A comma-separated set of `options`, in their order; nothing in the URL leaves the choice to the page. */
export function someOf<const Option extends string>(
  options: readonly Option[],
): Parameter<readonly Option[] | undefined> {
  return {
    read: (raw) => {
      const asked = raw?.split(',') ?? [];
      const known = options.filter((option) => asked.includes(option));
      return known.length > 0 ? known : undefined;
    },
    print: (value) => value?.join(','),
  };
}

export function readSearch<Of extends Record<string, Parameter<unknown>>>(
  shape: Of,
  search: URLSearchParams,
): Values<Of> {
  const values: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(shape)) values[name] = parameter.read(search.get(name));
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
    const printed = value === undefined ? undefined : shape[name]?.print(value);
    if (printed === undefined) next.delete(name);
    else next.set(name, printed);
  }
  return next;
}

/** The parameters whose text means nothing, so that what is usual counts in its place. Blank ones say nothing at all. */
export function unreadable<Of extends Shape>(shape: Of, search: URLSearchParams): (keyof Of & string)[] {
  return Object.keys(shape).filter((name) => {
    const raw = search.get(name)?.trim();
    const usual = shape[name]?.read(null);
    return raw && raw !== String(usual) && shape[name]?.read(raw) === usual;
  });
}
