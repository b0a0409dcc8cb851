import type { Plugin } from 'vite';
import type { fillDocument as Fill } from '#web/ssr/document.ts';

/** Fills in the texts of index.html while Vite serves it; the build does so itself, in src/tools/build.js. */
export const documentTexts: Plugin = {
  name: 'document-texts',
  apply: 'serve',
  transformIndexHtml: {
    order: 'pre',
    async handler(index, { server }) {
      if (!server) return index;
      const { fillDocument } = await server.ssrLoadModule('/src/web/ssr/document.ts');
      // Vite knows no types of what it loads.
      return (fillDocument as typeof Fill)(index);
    },
  },
};
