import { transformAsync } from '@babel/core';
import type { Plugin } from 'vite';

/** Only files that import a macro of LinguiJS go through Babel; types and JSX stay for Vite. */
export const messageMacros: Plugin = {
  name: 'message-macros',
  enforce: 'pre',
  transform: {
    filter: { id: { include: /\.tsx?$/, exclude: /node_modules/ }, code: /@lingui\/(?:core|react)\/macro/ },
    async handler(code, filename) {
      const expanded = await transformAsync(code, {
        filename,
        babelrc: false,
        configFile: false,
        sourceMaps: true,
        parserOpts: { plugins: ['typescript', 'jsx'] },
        plugins: ['@lingui/babel-plugin-lingui-macro'],
      });
      return expanded?.code ? { code: expanded.code, map: expanded.map } : undefined;
    },
  },
};
