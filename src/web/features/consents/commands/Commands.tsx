import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { paths } from '#web/app/paths.ts';
import { asksForPalette, isFreeKey, onAsked, type Command } from '#web/lib/command-keys.ts';
import { CommandPalette } from './CommandPalette.tsx';
import { createKeys, type Place } from './keys.ts';
import { KeysDialog } from './KeysDialog.tsx';

interface CommandsProps {
  /** What led to the loading of this code: it is done first. */
  first: KeyboardEvent | Command;
  /** Keys that were pressed after it, while the code was loading. */
  next: readonly string[];
}

const ADDRESSES: Record<Place, string> = {
  consents: paths.consents(),
  'my-consents': paths.myConsents(),
  offerings: paths.offerings(),
  insights: paths.insights(),
  'my-log': paths.myLog(),
};

/** What the first key opens, if it opens anything. */
function commandOf(first: CommandsProps['first']): Command | undefined {
  if (typeof first === 'string') return first;
  if (asksForPalette(first)) return 'palette';
  return first.key === '?' ? 'keys' : undefined;
}

/** Listens for keys on every page, and shows what they open. */
export function Commands({ first, next }: CommandsProps) {
  const navigate = useNavigate();
  const [shown, show] = useState(() => commandOf(first));
  useEffect(() => {
    const press = createKeys({
      go: (place) => void navigate(ADDRESSES[place]),
      open: show,
      now: () => performance.now(),
    });
    const take = (event: KeyboardEvent) => {
      if (asksForPalette(event)) show('palette');
      else if (!isFreeKey(event) || !press(event.key)) return;
      event.preventDefault();
    };
    if (typeof first !== 'string' && !commandOf(first)) for (const key of [first.key, ...next]) press(key);
    document.addEventListener('keydown', take);
    const stop = onAsked(show);
    return () => {
      document.removeEventListener('keydown', take);
      stop();
    };
  }, [first, next, navigate]);
  const close = () => show(undefined);
  if (shown === 'palette') return <CommandPalette onClose={close} />;
  return shown === 'keys' && <KeysDialog onClose={close} />;
}
