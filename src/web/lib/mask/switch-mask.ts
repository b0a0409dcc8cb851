import { MASK_COOKIE } from '#contract/page.ts';
import { basePath } from '#web/lib/page/document.ts';
import { maskChannel } from './masking.ts';

/** Masks or unmasks until the browser is closed, and loads all its windows anew, so that no name stays in memory. */
export function switchMask(on: boolean): void {
  const { protocol } = window.location;
  /* oxlint-disable lingui/no-unlocalized-strings -- words of cookies */
  const parts = ['SameSite=Strict', !on && 'Max-Age=0', protocol === 'https:' && 'Secure'].filter(Boolean);
  document.cookie = [`${MASK_COOKIE}=1`, `Path=${basePath}/`, ...parts].join('; ');
  /* oxlint-enable lingui/no-unlocalized-strings */
  const channel = maskChannel();
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel belongs to one origin
  channel.postMessage(on);
  channel.close();
  window.location.reload();
}
