import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';

const UNREAD = new Set(['script', 'style']);

const ignore = () => undefined;

/** With a line break wherever a tag stands. Takes no note of what tags open, so that its time follows the length alone. */
export function plainText(html: string): string {
  let text = '';
  let unread: string | undefined;
  const add = (more: string) => {
    if (unread === undefined) text += more;
  };
  const callbacks: TokenizerCallbacks = {
    ontext: (start, end) => add(html.slice(start, end)),
    ontextentity: (codepoint) => add(String.fromCodePoint(codepoint)),
    onopentagname(start, end) {
      add('\n');
      const name = html.slice(start, end).toLowerCase();
      if (UNREAD.has(name)) unread ??= name;
    },
    onclosetag(start, end) {
      if (html.slice(start, end).toLowerCase() === unread) unread = undefined;
      add('\n');
    },
    onattribdata: ignore,
    onattribentity: ignore,
    onattribend: ignore,
    onattribname: ignore,
    oncdata: ignore,
    oncomment: ignore,
    ondeclaration: ignore,
    onend: ignore,
    onopentagend: ignore,
    onprocessinginstruction: ignore,
    onselfclosingtag: ignore,
  };
  const tokenizer = new Tokenizer({ decodeEntities: true }, callbacks);
  tokenizer.write(html);
  tokenizer.end();
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}
