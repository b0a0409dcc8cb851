import { useEffect, useState, type ComponentType } from 'react';
import { asksForPalette, isFreeKey, onAsked, type Command } from '#web/lib/command-keys.ts';

const KEYS = '/jkxg[]?';

const load = async () => (await import('#web/features/consents/commands/Commands.tsx')).Commands;

type First = KeyboardEvent | Command;

interface Loaded {
  Commands: ComponentType<{ first: First; next: readonly string[] }>;
  first: First;
}

/** Waits for the first of the keys that do something anywhere, and only then fetches what they do. */
export function CommandKeys() {
  const [loaded, setLoaded] = useState<Loaded>();
  const isLoaded = loaded !== undefined;
  // Keys that were pressed while the code was on its way, such as the second one of "g c".
  const [next] = useState<string[]>([]);
  useEffect(() => {
    if (isLoaded) return;
    let isLoading = false;
    const fetchFor = (first: First) => {
      isLoading = true;
      load().then(
        (Commands) => setLoaded((before) => before ?? { Commands, first }),
        () => {
          isLoading = false;
          next.length = 0;
        },
      );
    };
    const listen = (event: KeyboardEvent) => {
      const isFree = isFreeKey(event);
      if (isLoading && isFree) next.push(event.key);
      if (!asksForPalette(event) && !(KEYS.includes(event.key) && isFree)) return;
      event.preventDefault();
      if (!isLoading) fetchFor(event);
    };
    document.addEventListener('keydown', listen);
    const stop = onAsked(fetchFor);
    return () => {
      document.removeEventListener('keydown', listen);
      stop();
    };
  }, [isLoaded, next]);
  return loaded && <loaded.Commands first={loaded.first} next={next} />;
}
