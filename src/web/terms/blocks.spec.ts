// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { blocksOf } from './blocks.ts';
import type { ComparedBlock } from './compare.ts';
import { groupBlocks, type Group } from './group-blocks.ts';

function read(html: string) {
  const body = document.createElement('div');
  body.innerHTML = html;
  return blocksOf([...body.childNodes]);
}

describe('a text', () => {
  it('is headings and paragraphs, whatever the line breaks of its source', () => {
    expect(read('<h3>Fees\n and <b>costs</b></h3><p>One<br>two</p>three <i>four</i><h5>Five</h5>')).toEqual([
      { kind: 'heading', level: 3, text: 'Fees and costs' },
      { kind: 'paragraph', level: 0, text: 'One' },
      { kind: 'paragraph', level: 0, text: 'two' },
      { kind: 'paragraph', level: 0, text: 'three four' },
      { kind: 'heading', level: 5, text: 'Five' },
    ]);
  });

  it('keeps its lists, numbers and further paragraphs of an item', () => {
    expect(
      read(
        '<ol start="3"><li><p>Keep</p><p>it</p></li><li>Pay<ul><li>soon</li></ul>or leave</li></ol><ul><li></li></ul>',
      ),
    ).toEqual([
      { kind: 'item', level: 1, number: 3, text: 'Keep' },
      { kind: 'paragraph', level: 1, text: 'it' },
      { kind: 'item', level: 1, number: 4, text: 'Pay' },
      { kind: 'item', level: 2, text: 'soon' },
      { kind: 'paragraph', level: 1, text: 'or leave' },
    ]);
  });

  it('has one line for each row of a table, and says where its links lead', () => {
    const table =
      '<table><tr><th>Who</th><th>What</th></tr><tr><td>You</td><td>pay</td></tr><tr><td></td></tr></table>';
    const links = '<p><a href="https://a.example/x">Here</a> or <a href="https://b.example">https://b.example</a></p>';
    expect(read(table + links).map(({ text }) => text)).toEqual([
      'Who · What',
      'You · pay',
      'Here (https://a.example/x) or https://b.example',
    ]);
  });
});

it('is drawn with its lists, also where a fold cut one of them', () => {
  const blocks = read('<p>a</p><ul><li>b<ul><li>c</li></ul></li><li>d</li></ul><ol><li>e</li></ol>').map(
    ({ text, ...place }) => ({ ...place, parts: [{ kind: 'same' as const, text }] }),
  );
  const text = (block: ComparedBlock | undefined) => block?.parts[0]?.text;
  const outline = (groups: Group[]): unknown[] =>
    groups.map((group) =>
      'block' in group
        ? text(group.block)
        : { [group.ordered ? 'ol' : 'ul']: group.items.map(({ own, inside }) => [text(own), ...inside.map(text)]) },
    );
  expect(outline(groupBlocks(blocks, 1))).toEqual(['a', { ul: [['b', 'c'], ['d']] }, { ol: [['e']] }]);
  expect(outline(groupBlocks(blocks.slice(2), 1))).toEqual([{ ul: [[undefined, 'c'], ['d']] }, { ol: [['e']] }]);
});
