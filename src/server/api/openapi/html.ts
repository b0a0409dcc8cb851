import { Parser } from 'htmlparser2';
import { createHtmlCounter, MOST_DEPTH, MOST_ELEMENTS, type HtmlExcess } from '#contract/html-limits.ts';

const MESSAGES: Record<HtmlExcess, string> = {
  depth: `Ensure the elements of this HTML are nested at most ${MOST_DEPTH} deep.`,
  elements: `Ensure this HTML has no more than ${MOST_ELEMENTS} elements.`,
};

export function htmlProblem(html: string): string | undefined {
  const counter = createHtmlCounter();
  let excess: HtmlExcess | undefined;
  const parser = new Parser({
    onopentagname(name) {
      excess ??= counter.open(name);
      // The parser's own time grows with the depth.
      if (excess) parser.pause();
    },
    onclosetag: (name) => counter.close(name),
  });
  parser.end(html);
  return excess && MESSAGES[excess];
}
