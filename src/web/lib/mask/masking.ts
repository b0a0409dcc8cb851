import { MASK_COOKIE } from '#contract/page.ts';
import { basePath } from '#web/lib/page/document.ts';

/** Gives a copy without any name, username or e-mail address of a person. */
export type Mask = <Value>(value: Value) => Value;

let mask: Mask | undefined;

/** For the browser, before anything is read; the server masks by visitor. */
export function setMask(next: Mask): void {
  mask = next;
}

export const isMasked = (): boolean => mask !== undefined;

/** For what the API did not bring, such as the browser's own database: responses are masked as they arrive. */
export const masked: Mask = (value) => (mask ? mask(value) : value);

export const wantsMask = (): boolean => document.cookie.split('; ').includes(`${MASK_COOKIE}=1`);

export const maskChannel = () => new BroadcastChannel(`consent-desk.mask ${basePath}`);

/**
 * Loads this page anew when another window has switched. Each page announces itself, since a cookie may reach the others
 * after the message.
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
