import { useEffect, useState, type ComponentType } from 'react';
import { asksForPalette, isFreeKey, onAsked, type Command } from '#web/lib/command-keys.ts';

const KEYS = '/jkxg[]?';

const load = async () => (await import('#web/features/consents/commands/Commands.tsx')).Commands;

interface Loaded {
  Commands: ComponentType<{ first: KeyboardEvent | Command }>;
  first: KeyboardEvent | Command;
}

/** Waits for the first of the keys that do something anywhere, and only then fetches what they do. */
export function CommandKeys() {
  const [loaded, setLoaded] = useState<Loaded>();
  const isLoaded = loaded !== undefined;
  useEffect(() => {
    if (isLoaded) return;
    const fetchFor = (first: KeyboardEvent | Command) => {
      load().then(
        (Commands) => setLoaded((before) => before ?? { Commands, first }),
        // The next key tries again.
        () => undefined,
      );
    };
    const listen = (event: KeyboardEvent) => {
      if (!asksForPalette(event) && !(KEYS.includes(event.key) && isFreeKey(event))) return;
      event.preventDefault();
      fetchFor(event);
    };
    document.addEventListener('keydown', listen);
    const stop = onAsked(fetchFor);
    return () => {
      document.removeEventListener('keydown', listen);
      stop();
    };
  }, [isLoaded]);
  return loaded && <loaded.Commands first={loaded.first} />;
}
