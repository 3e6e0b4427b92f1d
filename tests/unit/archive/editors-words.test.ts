/** What a search of the editors' words looks through. */
import { expect, test } from 'vitest';
import { loadArchive } from '../../../src/archive/read/reader.ts';
import { editorsWords } from '../../../src/archive/queries/editors-words.ts';
import { MINIATURE } from '../fixtures.ts';

const answers = editorsWords(loadArchive(MINIATURE));
const at = (url: string, as?: string) => answers.filter((answer) => answer.url === url && (!as || answer.as === as));

test('a paragraph answers by the questions of its piece', () => {
  expect(at('/stories/first-visit/', 'paragraph').map(({ name, lines }) => [name, lines])).toEqual([
    [
      '走访甲村一户',
      [
        { found: 'asked', words: '头回上门怎样开口', cites: ['first-visit#p3'] },
        { found: 'asked', words: '光抄本子行吗', cites: ['first-visit#p3'] },
      ],
    ],
    [
      '走访甲村一户',
      [
        { found: 'asked', words: '家离集镇远看病贵', cites: ['first-visit#p5'] },
        { found: 'asked', words: '儿女不在身边的老人', cites: ['first-visit#p5'] },
      ],
    ],
  ]);
});

test('a piece answers by title and summary, which rest on no paragraph', () => {
  const [{ lines }] = at('/stories/first-visit/', 'piece') as [(typeof answers)[number]];
  expect(lines.map(({ found, cites }) => [found, cites])).toEqual([
    ['name', []],
    ['gist', []],
  ]);
});

test('a situation answers by its name and how it is asked, resting on what its first sentence rests on, and by its sentences', () => {
  const [{ as, name, lines }] = at('/training/situations/door-tomorrow/') as [(typeof answers)[number]];
  expect([as, name]).toEqual(['situation', '明天头一次敲门']);
  expect(lines.find(({ found }) => found === 'asked')!.cites).toEqual(['first-visit#p3']);
  expect(lines.find(({ words }) => words === '问一句去镇上要走多久。')).toEqual({
    found: 'sentence',
    words: '问一句去镇上要走多久。',
    cites: ['first-visit#p5'],
  });
});

test('every answer has a name, an address and words', () => {
  const kinds = new Set(answers.map(({ as }) => as));
  expect([...kinds].sort()).toEqual(['case', 'decision', 'paragraph', 'piece', 'situation', 'term', 'theme', 'unit']);
  expect(answers.filter(({ name, url, lines }) => !name || !url.startsWith('/') || lines.length === 0)).toEqual([]);
});
