export interface ExpiringSet {
  has(text: string): boolean;
  /** Begins its time anew when the text is known already. */
  add(text: string): void;
  delete(text: string): void;
}

export interface ExpiringSetOptions {
  /** In seconds. */
  lifetime: number;
  /** In seconds since 1970. */
  now: () => number;
  /** Beyond so many the oldest are forgotten early. */
  most?: number;
}

/** Equal lifetimes let the first expire first, so that no operation looks through all. */
export function createExpiringSet({ lifetime, now, most = Infinity }: ExpiringSetOptions): ExpiringSet {
  // A Map keeps the order in which its keys were set.
  const ends = new Map<string, number>();

  function forget() {
    for (const [text, end] of ends) {
      if (end > now() && ends.size <= most) return;
      ends.delete(text);
    }
  }

  return {
    has: (text) => (ends.get(text) ?? 0) > now(),
    add(text) {
      ends.delete(text);
      ends.set(text, now() + lifetime);
      forget();
    },
    delete: (text) => void ends.delete(text),
  };
}
