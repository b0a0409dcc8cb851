export interface Parameter<Value> {
  read(text: string | null): Value;
  /** `undefined` for the default, which needs no text. */
  print(value: Value): string | undefined;
  /** Whether the URL may repeat it; its texts are read and printed with commas between them. */
  repeated?: boolean;
}

type AnyParameter = Pick<Parameter<unknown>, 'repeated'>;

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

/** Some of `options` with commas between them, in the URL's order; `undefined` without the parameter. */
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

/** Keeps unknown parameters. */
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
    else next.set(name, first);
    for (const text of others) if (text !== undefined) next.append(name, text);
  }
  return next;
}

/** The parameters whose text means nothing, so that the default counts. Blank ones say nothing at all. */
export function unreadable<Of extends Shape>(shape: Of, search: URLSearchParams): (keyof Of & string)[] {
  return Object.entries(shape).flatMap(([name, parameter]) => {
    const raw = textOf(parameter, search, name)?.trim();
    const usual = parameter.read(null);
    return raw && raw !== String(usual) && parameter.read(raw) === usual ? [name] : [];
  });
}
