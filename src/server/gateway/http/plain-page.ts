import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isPagePath } from './own-paths.ts';
import { plainPagePolicy } from './security-headers.ts';

export interface PlainPage {
  title: string;
  words: string;
  /** An empty address is that of the page itself. */
  link: { address: string; words: string };
  button?: { action: string; words: string };
  /** Seconds until the browser follows the link by itself. */
  goesOnAfter?: number;
}

const STYLE = `:root{color-scheme:light dark;--text:#1b2029;--soft:#566072;--paper:#fff;--ground:#f6f7f9;--line:#dfe3e9;--link:#2a56c0}
@media(prefers-color-scheme:dark){:root{--text:#e4e7ec;--soft:#a0a9b8;--paper:#191d24;--ground:#12151a;--line:#2d333d;--link:#8fb0ff}}
body{margin:0;background:var(--ground);color:var(--text);font:14px/1.5 system-ui,sans-serif}
main{box-sizing:border-box;max-width:400px;margin:20vh auto 0;padding:16px}
section{padding:24px;background:var(--paper);border:1px solid var(--line);border-radius:10px}
h1{margin:0 0 8px;font-size:20px;line-height:1.3;font-weight:600}
p{margin:0 0 16px;color:var(--soft)}p:last-child{margin:0}a,button{color:var(--link)}button{padding:6px 12px;border:1px solid;border-radius:6px;background:none;font:inherit;font-weight:600}`;

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');

export const wantsPage = ({ method, headers, url }: FastifyRequest): boolean =>
  method === 'GET' && /text\/html/.test(headers.accept ?? '') && isPagePath(url.split('?')[0] ?? '');

/** For a response whose status is set already. @returns the markup */
export function writePlainPage(reply: FastifyReply, siteName: string, page: PlainPage): string {
  const nonce = randomBytes(16).toString('base64');
  reply.header('content-security-policy', plainPagePolicy(nonce)).type('text/html; charset=utf-8');
  return plainPageHtml(nonce, siteName, page);
}

export function plainPageHtml(nonce: string, siteName: string, { title, words, link, button, goesOnAfter }: PlainPage) {
  const address = escaped(link.address);
  const target = address && `;url=${address}`;
  const refresh = goesOnAfter === undefined ? '' : `<meta http-equiv="refresh" content="${goesOnAfter}${target}">`;
  const form =
    button === undefined
      ? ''
      : `<form method="post" action="${escaped(button.action)}"><p><button>${escaped(button.words)}</button></p></form>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${refresh}<title>${escaped(title)} – ${escaped(siteName)}</title><style nonce="${nonce}">${STYLE}</style></head><body><main><section><h1>${escaped(title)}</h1><p>${escaped(words)}</p>${form}<p><a href="${address}">${escaped(link.words)}</a></p></section></main></body></html>`;
}

export const sendPlainPage = (reply: FastifyReply, status: number, siteName: string, page: PlainPage): FastifyReply =>
  reply.code(status).send(writePlainPage(reply, siteName, page));
