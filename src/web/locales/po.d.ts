/** A catalog, compiled by Vite's plugin for LinguiJS. */
declare module '*.po' {
  import type { Messages } from '@lingui/core';

  export const messages: Messages;
}
