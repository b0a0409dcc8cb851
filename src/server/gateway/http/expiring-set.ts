/** Texts that are remembered for a time. Both operations take the same time however many there are. */
export interface ExpiringSet {
  has(text: string): boolean;
  /** Remembers the text from now on, also when it is known already. */
  add(text: string): void;
  delete(text: string): void;
}

export interface ExpiringSetOptions {
  /** How long each is remembered, in seconds. */
  lifetime: number;
  /** In seconds since 1970. */
  now: () => number;
  /** Beyond so many the oldest are forgotten early. */
  most?: number;
}

/** All live equally long, so that those which came first expire first: nothing has to be looked through. */
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
