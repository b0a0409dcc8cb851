import { MASK_COOKIE } from '#contract/page.ts';
import { basePath } from '#web/lib/page/base-path.ts';

/** Gives a copy of a value in which no name, username or e-mail address of a person is left. */
export type Mask = <Value>(value: Value) => Value;

let mask: Mask | undefined;

/** For the browser, before anything is read. The server masks by visitor. */
export function setMask(next: Mask): void {
  mask = next;
}

/** For files and what else is made in the browser; what is drawn asks the visitor. */
export const isMasked = (): boolean => mask !== undefined;

/**
 * What may be shown of something that comes from elsewhere than the API, such as the browser's own database: responses
 * are masked as they arrive.
 */
export const masked: Mask = (value) => (mask ? mask(value) : value);

/** Whether personal data is to be masked in this browser, as the server is told as well. */
export const wantsMask = (): boolean => document.cookie.split('; ').includes(`${MASK_COOKIE}=1`);

/** By which the windows of this browser tell each other of a switch. */
export const maskChannel = () => new BroadcastChannel(`consent-desk.mask ${basePath}`);

/**
 * Loads this page anew when another window has switched, or when it comes back from the history of before. Each page says
 * that it is there, since a cookie may reach other windows after the word that it was set: the page that switched is there
 * again once the server has seen it.
 */
export function followMask(): void {
  const follow = () => {
    if (wantsMask() !== isMasked()) window.location.reload();
  };
  const channel = maskChannel();
  channel.addEventListener('message', follow);
  window.addEventListener('pageshow', follow);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel belongs to one origin
  channel.postMessage(isMasked());
}
