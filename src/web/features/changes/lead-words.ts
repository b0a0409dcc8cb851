import type { ChangeView } from './change-view.ts';

/** What the reader must know first, when it is not simply the question. */
export function leadWords(view: ChangeView): string | undefined {
  switch (view.kind) {
    case 'unreadable':
      return 'The consent could not be read, so nothing has been changed.';
    case 'missing':
      return view.message;
    case 'refused':
      return view.reason;
    case 'reading':
    case 'ask':
      return undefined;
  }
}
