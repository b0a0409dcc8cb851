import { useEffect, useState } from 'react';
import { useLocation, useNavigate, useNavigation } from 'react-router-dom';
import { printSearch, readSearch, type Parameter } from '#web/lib/search.ts';
import { useSettling } from '#web/lib/settling.ts';

/** Browsers refuse to change an address at every key. */
const DELAY = 250;

const asTyped: Parameter<string> = { read: (raw) => raw ?? '', print: (value) => value || undefined };
const shape = { search: asTyped };

interface SearchText {
  text: string;
  setText: (text: string) => void;
  /** For when the field is left: a link that is clicked needs the text in the address. */
  settle: () => void;
}

/** What is typed into a page's search field. The address follows it without new entries, and it follows the address. */
export function useSearchText(): SearchText {
  const { pathname, search, state, mask } = useLocation();
  const isMasked = mask !== undefined;
  const navigate = useNavigate();
  const isLeaving = useNavigation().state !== 'idle';
  const inAddress = readSearch(shape, new URLSearchParams(search)).search;
  const [text, setText] = useState(inAddress);
  const [seen, setSeen] = useState(inAddress);
  const [settled, settle] = useSettling(text, DELAY);
  if (inAddress !== seen) {
    setSeen(inAddress);
    // By Back or a link, not as the echo of what was typed.
    if (inAddress !== settled) setText(inAddress);
  }
  useEffect(() => {
    // An open dialog's address must stay, and a link that is being followed comes first.
    if (settled !== text || settled === inAddress || isMasked || isLeaving) return;
    const next = printSearch(shape, new URLSearchParams(search), { search: settled });
    next.delete('page');
    const address = { pathname, search: next.toString() };
    void navigate(address, { replace: true, state, preventScrollReset: true });
  }, [settled, text, inAddress, pathname, search, state, isMasked, isLeaving, navigate]);
  return { text, setText, settle };
}
