import { describe, expect, test } from 'vitest';
import type { Hit, Results } from '../../../../src/search/page/client.ts';
import {
  stateAt,
  transition,
  type Answered,
  type Effect,
  type Listing,
  type PageEvent,
  type PageState,
} from '../../../../src/search/page/state.ts';
import { SearchFailure } from '../../../../src/search/shared/failure.ts';
import type { State } from '../../../../src/search/shared/protocol.ts';
import { memory, piece } from '../memory.ts';

const { table } = memory([
  ...Array.from({ length: 250 }, (_, at) =>
    piece(`e${at}`, '题', ['扶贫'], { themes: at % 2 ? ['visits'] : ['care'] }),
  ),
  piece('s', '题', ['扶贫'], { kind: 'story', themes: ['visits'] }),
]);

/** An answer with the first `count` pieces of the table. */
function answerTo(query: string, count: number, state: State = count > 0 ? 'exact' : 'none'): Answered {
  const hits = table.pieces.slice(0, count).map((row, at): Hit => ({
    piece: at,
    count: 1,
    titleRanges: [],
    nearness: state === 'near' ? 'loose' : null,
    parts: [query],
    row,
    url: row.url,
    passages: () => Promise.resolve([]),
  }));
  const [exact, near] = state === 'near' ? [[], hits] : [hits, []];
  const results: Results = {
    state,
    total: count,
    exact,
    near,
    parts: [query],
    help: null,
    hints: [],
    editors: [],
  };
  return { query, results, table };
}

const LOST = new SearchFailure('network', 'no file');

/** A page that events happen to, one after the other. */
class Page {
  state: PageState;
  /** What the last event asked for. */
  effects: Effect[] = [];

  constructor(search = '', hash = '') {
    this.state = stateAt(search, hash);
  }

  after(...event: PageEvent): this {
    const [next, ...effects] = transition(this.state, event);
    this.state = next;
    this.effects = effects;
    return this;
  }

  /** The listing that passages are wanted for. */
  get wanted(): Listing {
    return this.state.wanted!;
  }

  answer(count: number, state?: State): this {
    return this.after('answered', answerTo(this.state.query, count, state));
  }

  /** Asked, answered and drawn. */
  found(query: string, count: number, state?: State): this {
    return this.after('submitted', query).answer(count, state).after('fetched', this.wanted, []);
  }
}

const names = (effects: readonly Effect[]) => effects.map(([name]) => name);
const idsOf = (hits: readonly Hit[]) => hits.map(({ row }) => row.id);

describe('the start', () => {
  test('at the bare page: asked only for the facets to choose from', () => {
    const page = new Page().after('opened', '', 1);
    expect(page.state).toMatchObject({ query: '', phase: 'idle', answer: null, address: '?' });
    expect(page.effects).toEqual([
      ['fill', ''],
      ['ask', ''],
    ]);
    page.answer(251, 'empty');
    expect(page.state).toMatchObject({ phase: 'idle', wanted: null });
    expect(page.effects).toEqual([['clear', expect.objectContaining({ choice: new Map() })]]);
    expect((page.effects[0] as ['clear', Listing])[1].hits).toHaveLength(251);
  });

  test('at an address with a query: into the field with it, and asked', () => {
    const page = new Page('?q=%E6%89%B6&kind=story').after('opened', '', 1);
    expect(page.state).toMatchObject({ query: '扶', phase: 'busy' });
    expect([...page.state.choice]).toEqual([['kind', new Set(['story'])]]);
    expect(page.effects).toEqual([
      ['fill', '扶'],
      ['ask', '扶'],
    ]);
  });

  test('at an address too long for servers', () => {
    const page = new Page('', '#q=%E6%89%B6').after('opened', '', 1);
    expect(page.state).toMatchObject({ query: '扶', address: '?#q=%E6%89%B6' });
  });

  test('what was typed before the script came counts more than the address', () => {
    const page = new Page('?q=a').after('opened', '村', 5000);
    expect(page.state).toMatchObject({ query: '村', phase: 'busy', typedAt: 5000 });
    expect(page.effects).toEqual([
      ['go', '?q=%E6%9D%91', true],
      ['ask', '村'],
    ]);
  });

  test('with the address’s query in the field the address stays, strange as it may be', () => {
    const page = new Page('?other=1&q=a').after('opened', 'a', 5000);
    expect(page.effects).toEqual([['ask', 'a']]);
  });

  test('with choices alone: all are asked for, and what is chosen is listed', () => {
    const page = new Page('?kind=story').after('opened', '', 1);
    expect(page.effects).toEqual([
      ['fill', ''],
      ['ask', ''],
    ]);
    expect(page.state.phase).toBe('busy');
    page.answer(251, 'empty');
    expect([page.state.phase, page.effects]).toEqual(['busy', [['fetch', page.wanted]]]);
    expect([page.wanted.hits.length, idsOf(page.wanted.rows)]).toEqual([251, ['s']]);
    page.after('fetched', page.wanted, [[]]);
    expect([page.state.phase, names(page.effects)]).toEqual(['done', ['draw']]);
  });
});

describe('typing', () => {
  test('waits for a pause, and a pause asks', () => {
    const page = new Page().after('typed');
    expect([page.state.phase, page.effects]).toEqual(['idle', [['wait']]]);
    page.after('paused', '扶', 10_000);
    expect(page.state).toMatchObject({ query: '扶', phase: 'busy', address: '?q=%E6%89%B6', typedAt: 10_000 });
    expect(page.effects).toEqual([
      ['go', '?q=%E6%89%B6', true],
      ['ask', '扶'],
    ]);
  });

  test('that ends where it began asks nothing', () => {
    const page = new Page('?q=a').after('opened', '', 1).after('typed').after('paused', 'a', 10_000);
    expect(page.effects).toEqual([]);
  });

  test('on and on is one step of the history; after a rest, or a step of another kind, it is the next', () => {
    const go = (page: Page) => page.effects.find(([name]) => name === 'go');
    const page = new Page().after('paused', 'a', 10_000);
    expect(go(page)).toEqual(['go', '?q=a', true]);
    expect(go(page.after('paused', 'ab', 13_000))).toEqual(['go', '?q=ab', false]);
    expect(go(page.after('paused', 'abc', 16_000))).toEqual(['go', '?q=abc', false]);
    expect(go(page.after('paused', 'abcd', 19_001))).toEqual(['go', '?q=abcd', true]);
    page.after('toggled', 'kind', 'story');
    expect(go(page.after('paused', 'e', 19_100))).toEqual(['go', '?q=e&kind=story', true]);
    page.after('submitted', 'e');
    expect(go(page.after('paused', 'ef', 19_200))).toEqual(['go', '?q=ef&kind=story', true]);
    page.after('moved', '?q=a', '');
    expect(go(page.after('paused', 'ab', 19_300))).toEqual(['go', '?q=ab', true]);
  });

  test('with an input method waits for the words: even a key just before them is held back', () => {
    const page = new Page().after('typed').after('composing');
    expect([page.state.phase, page.effects]).toEqual(['idle', [['stop']]]);
    expect(page.after('typed').effects).toEqual([['wait']]);
  });
});

describe('Enter', () => {
  test('asks at once, and is a step of the history', () => {
    const page = new Page().after('typed').after('submitted', '扶');
    expect(page.effects).toEqual([['stop'], ['go', '?q=%E6%89%B6', true], ['ask', '扶']]);
    expect(page.state).toMatchObject({ phase: 'busy', typedAt: 0 });
  });

  test('on a query under way, or answered, asks nothing again', () => {
    const page = new Page().after('paused', 'a', 10_000);
    expect(page.after('submitted', 'a').effects).toEqual([['stop']]);
    expect(page.state.typedAt).toBe(0);
    page.answer(1).after('fetched', page.wanted, []);
    expect(page.after('submitted', 'a').effects).toEqual([['stop']]);
  });

  test('on a query that failed asks again', () => {
    const page = new Page().after('submitted', 'a').after('failed', 'a', LOST).after('submitted', 'a');
    expect(page.effects).toEqual([['stop'], ['ask', 'a']]);
  });
});

describe('an answer', () => {
  test('is drawn once the passages of its first rows are there, and only then counts as done', () => {
    const page = new Page().after('submitted', 'a').answer(3);
    expect(page.state.phase).toBe('busy');
    expect(page.effects).toEqual([['fetch', page.wanted]]);
    expect(idsOf(page.wanted.rows)).toEqual(['e0', 'e1', 'e2']);
    page.after('fetched', page.wanted, [[], [], []]);
    expect(page.state.phase).toBe('done');
    expect(page.effects).toEqual([['draw', page.wanted, [[], [], []]]]);
  });

  test('that is near lists what is near; none lists nothing', () => {
    expect(idsOf(new Page().after('submitted', 'a').answer(2, 'near').wanted.hits)).toEqual(['e0', 'e1']);
    expect(new Page().after('submitted', 'a').answer(0).wanted.hits).toEqual([]);
  });

  test('to a query that another has overtaken is passed over', () => {
    const page = new Page().after('submitted', 'a').after('submitted', 'b');
    const before = page.state;
    page.after('answered', answerTo('a', 3));
    expect([page.state, page.effects]).toEqual([before, []]);
    expect(page.after('answered', answerTo('b', 1)).wanted.query).toBe('b');
  });

  test('that is overtaken while its passages come is not drawn, not even when its query is asked again', () => {
    const page = new Page().after('submitted', 'a').answer(3);
    const late = page.wanted;
    page.after('submitted', 'b');
    expect(page.after('fetched', late, []).effects).toEqual([]);
    page.after('submitted', 'a');
    expect(page.after('fetched', late, []).effects).toEqual([]);
    expect(page.after('lost', late, LOST).effects).toEqual([]);
    expect(page.state.phase).toBe('busy');
  });

  test('lists 200 rows, and as many more each time more are wanted', () => {
    const page = new Page().found('a', 251);
    expect(page.wanted.rows).toHaveLength(200);
    page.after('more');
    expect(page.effects).toEqual([['fetch', page.wanted]]);
    expect([page.wanted.left.length, page.wanted.rows.length]).toEqual([251, 251]);
    expect(page.state.phase).toBe('done');
    expect(page.found('b', 251).wanted.rows).toHaveLength(200);
  });
});

describe('passages that keep coming', () => {
  const come = [[], undefined];

  test('do not hold the rows up; the page is done with the last of them, and draws nothing twice', () => {
    const page = new Page().after('submitted', 'a').answer(2);
    expect(page.after('slow', { ...page.wanted }, come).effects).toEqual([]);
    page.after('slow', page.wanted, come);
    expect([page.state.phase, page.effects]).toEqual(['busy', [['draw', page.wanted, come]]]);
    expect(page.after('fetched', page.wanted, [[], []]).effects).toEqual([]);
    expect(page.state.phase).toBe('done');
    page.after('toggled', 'kind', 'essay').after('fetched', page.wanted, [[], []]);
    expect(names(page.effects)).toEqual(['draw']);
  });

  test('and then do not: the query is asked once more, for the site may be a newer one; then rows say so themselves', () => {
    const broken = new SearchFailure('broken', 'a file');
    const page = new Page().after('submitted', 'a').answer(2);
    page.after('slow', page.wanted, come).after('lost', page.wanted, broken);
    expect([page.state.phase, page.effects]).toEqual(['busy', [['ask', 'a']]]);
    page.answer(2).after('slow', page.wanted, come).after('lost', page.wanted, broken);
    expect([page.state.phase, page.effects]).toEqual(['done', []]);
  });
});

describe('a choice of facets', () => {
  test('narrows what is listed, is a step of the history, and can be taken back', () => {
    const page = new Page().found('a', 251).after('toggled', 'kind', 'story');
    expect(page.effects).toEqual([
      ['go', '?q=a&kind=story', true],
      ['fetch', page.wanted],
    ]);
    expect([page.wanted.hits.length, idsOf(page.wanted.left)]).toEqual([251, ['s']]);
    expect(page.state.phase).toBe('done');
    page.after('toggled', 'kind', 'story');
    expect(page.effects[0]).toEqual(['go', '?q=a', true]);
    expect(page.wanted.left).toHaveLength(251);
  });

  test('widens within a facet; all choices are taken back at once', () => {
    const page = new Page().found('a', 251);
    page.after('toggled', 'theme', 'care').after('toggled', 'theme', 'visits').after('toggled', 'kind', 'story');
    expect(page.state.address).toBe('?q=a&kind=story&theme=care&theme=visits');
    page.after('unfiltered');
    expect([page.state.address, page.state.choice.size]).toEqual(['?q=a', 0]);
    expect(page.wanted.left).toHaveLength(251);
  });

  test('pressed twice in haste, the first is not drawn', () => {
    const page = new Page().found('a', 251).after('toggled', 'theme', 'care');
    const late = page.wanted;
    page.after('toggled', 'theme', 'care');
    expect(page.after('fetched', late, []).effects).toEqual([]);
    expect(names(page.after('fetched', page.wanted, []).effects)).toEqual(['draw']);
  });

  test('while another query is under way changes the address alone; its answer comes under the choice of then', () => {
    const page = new Page().found('a', 251).after('paused', 'b', 9000).after('toggled', 'kind', 'story');
    expect(page.effects).toEqual([['go', '?q=b&kind=story', true]]);
    expect(page.state.phase).toBe('busy');
    expect(idsOf(page.answer(251).wanted.left)).toEqual(['s']);
  });

  test('without words is a search: busy, then listed; the last one taken back, nothing is asked any more', () => {
    const page = new Page().after('opened', '', 1).answer(251, 'empty').after('toggled', 'kind', 'story');
    expect(page.effects).toEqual([
      ['go', '?kind=story', true],
      ['fetch', page.wanted],
    ]);
    expect([page.state.phase, idsOf(page.wanted.left)]).toEqual(['busy', ['s']]);
    const late = page.wanted;
    page.after('toggled', 'kind', 'story');
    expect([page.state.phase, names(page.effects)]).toEqual(['idle', ['go', 'clear']]);
    expect(page.after('fetched', late, [[]]).effects).toEqual([]);
    page.after('toggled', 'kind', 'story').after('fetched', page.wanted, [[]]);
    expect(page.state.phase).toBe('done');
    page.after('unfiltered');
    expect([page.state.phase, names(page.effects)]).toEqual(['idle', ['go', 'clear']]);
  });

  test('outlives the words', () => {
    const page = new Page().found('a', 251).after('toggled', 'kind', 'story');
    page.after('paused', '', 9000);
    expect(names(page.effects)).toEqual(['go', 'ask']);
    expect(page.state).toMatchObject({ phase: 'busy', address: '?kind=story' });
    expect(idsOf(page.answer(251, 'empty').wanted.rows)).toEqual(['s']);
  });

  test('before any answer only changes the address', () => {
    expect(names(new Page().after('toggled', 'kind', 'story').effects)).toEqual(['go']);
    expect(new Page().after('more').effects).toEqual([]);
  });
});

describe('back and forward', () => {
  test('to another query: into the field with it, and asked', () => {
    const page = new Page().found('a', 3).after('moved', '?q=b&kind=story', '');
    expect(page.effects).toEqual([
      ['fill', 'b'],
      ['ask', 'b'],
    ]);
    expect(page.state).toMatchObject({ query: 'b', phase: 'busy', address: '?q=b&kind=story', typedAt: 0 });
  });

  test('to another choice under the same query: listed anew, not asked', () => {
    const page = new Page().found('a', 251).after('moved', '?q=a&kind=story', '');
    expect(page.effects).toEqual([
      ['fill', 'a'],
      ['fetch', page.wanted],
    ]);
    expect(idsOf(page.wanted.left)).toEqual(['s']);
  });

  test('to a query that failed, or is under way: asked again', () => {
    const page = new Page().after('submitted', 'a');
    expect(names(page.after('moved', '?q=a', '#main').effects)).toEqual(['fill', 'ask']);
    page.after('failed', 'a', LOST);
    expect(names(page.after('moved', '?q=a', '').effects)).toEqual(['fill', 'ask']);
  });

  test('to the bare page: all is cleared', () => {
    const page = new Page().found('a', 3).after('moved', '', '');
    expect(page.effects).toEqual([
      ['fill', ''],
      ['ask', ''],
    ]);
    expect(names(page.answer(251, 'empty').effects)).toEqual(['clear']);
    expect(page.state).toMatchObject({ query: '', phase: 'idle', address: '?' });
  });
});

describe('an empty query', () => {
  test.each(['', ' \u3000'])('“%s” is asked only to overtake: what is shown stands until then, and goes', (blank) => {
    const page = new Page().found('a', 3).after('paused', blank, 9000);
    expect(names(page.effects)).toEqual(['go', 'ask']);
    expect(page.state).toMatchObject({ phase: 'done', answer: null });
    page.answer(251, 'empty');
    expect([page.state.phase, names(page.effects)]).toEqual(['idle', ['clear']]);
  });

  test('does not fail: there is nothing to offer, and Enter asks again', () => {
    const page = new Page().found('a', 3).after('paused', '', 9000).after('failed', '', LOST);
    expect([page.state.phase, page.effects]).toEqual(['idle', [['clear', null]]]);
    expect(names(page.after('submitted', '').effects)).toEqual(['stop', 'ask']);
  });

  test('with a choice fails like any other', () => {
    const page = new Page('?kind=story').after('opened', '', 1).after('failed', '', LOST);
    expect([page.state.phase, page.effects]).toEqual(['done', [['fail', LOST]]]);
    expect(page.after('retried').effects).toEqual([['ask', '']]);
  });

  test('leaves the answer under way behind', () => {
    const page = new Page().after('submitted', 'a').answer(3);
    const late = page.wanted;
    page.after('paused', '', 9000);
    expect(page.after('fetched', late, []).effects).toEqual([]);
    expect(page.after('answered', answerTo('a', 3)).effects).toEqual([]);
  });
});

describe('a failure', () => {
  test('is told, and nothing else is; a retry asks again', () => {
    const page = new Page().found('a', 3).after('submitted', 'b').after('failed', 'b', LOST);
    expect(page.state).toMatchObject({ phase: 'done', answer: null, query: 'b' });
    expect(page.effects).toEqual([['fail', LOST]]);
    expect(page.after('retried').effects).toEqual([['ask', 'b']]);
    expect(page.state.phase).toBe('busy');
  });

  test('of a query that another has overtaken is passed over', () => {
    const page = new Page().after('submitted', 'a').after('submitted', 'b');
    expect(page.after('failed', 'a', LOST).effects).toEqual([]);
    expect(page.state.phase).toBe('busy');
  });

  test('leaves nothing to choose or list', () => {
    const page = new Page().found('a', 251).after('submitted', 'b').after('failed', 'b', LOST);
    expect(page.after('more').effects).toEqual([]);
    expect(names(page.after('toggled', 'kind', 'story').effects)).toEqual(['go']);
  });

  test('of passages asks once more, for the site may be a newer one; a second one is told', () => {
    const page = new Page().after('submitted', 'a').answer(3);
    page.after('lost', page.wanted, LOST);
    expect([page.state.phase, page.effects]).toEqual(['busy', [['ask', 'a']]]);
    page.answer(3).after('lost', page.wanted, LOST);
    expect(page.effects).toEqual([['fail', LOST]]);
    // Asked by the reader, it is patient again.
    page.after('retried').answer(3).after('lost', page.wanted, LOST);
    expect(page.effects).toEqual([['ask', 'a']]);
  });

  test('of the passages of a choice without words asks once more, as a search does', () => {
    const page = new Page().after('opened', '', 1).answer(251, 'empty').after('toggled', 'kind', 'story');
    expect(page.after('lost', page.wanted, LOST).effects).toEqual([['ask', '']]);
    expect(page.answer(251, 'empty').after('lost', page.wanted, LOST).effects).toEqual([['fail', LOST]]);
  });

  test('of the passages of a choice beside words is told at once', () => {
    const page = new Page().found('a', 251).after('toggled', 'kind', 'story');
    expect(page.after('lost', page.wanted, LOST).effects).toEqual([['fail', LOST]]);
  });
});

describe('a line that returns', () => {
  test('has the query asked that it cut off, and no other', () => {
    const page = new Page().after('submitted', 'a').after('failed', 'a', LOST).after('reconnected');
    expect(page.effects).toEqual([['ask', 'a']]);
    expect(page.state.phase).toBe('busy');
    expect(page.after('reconnected').effects).toEqual([]);
    expect(page.answer(1).after('fetched', page.wanted, [null]).after('reconnected').effects).toEqual([]);
    const broken = new SearchFailure('broken', 'a file');
    expect(new Page('?q=a').after('failed', 'a', broken).after('reconnected').effects).toEqual([]);
  });
});

test('facets that the line cut off come with it, too', () => {
  const page = new Page().after('opened', '', 1).after('failed', '', LOST);
  expect(names(page.effects)).toEqual(['clear']);
  expect(page.after('reconnected').effects).toEqual([['ask', '']]);
});

describe('words taken back', () => {
  test.each([true, false])('take a choice along that is out of sight: %s', (isFolded) => {
    for (const end of ['submitted', 'paused'] as const) {
      const page = new Page('?q=a&kind=story');
      if (end === 'submitted') page.after(end, '', isFolded);
      else page.after(end, '', 1, isFolded);
      expect([end, page.state.address]).toEqual([end, isFolded ? '?' : '?kind=story']);
    }
  });

  test('only where there were words', () => {
    expect(new Page('?kind=story').after('submitted', '', true).state.choice.size).toBe(1);
    expect(new Page('?q=a&kind=story').after('submitted', 'b', true).state.choice.size).toBe(1);
  });
});

describe('lines', () => {
  test('are wanted in the order that the reader asks for, a step of the history each', () => {
    const page = new Page().found('扶', 3).after('arranged', 'left');
    expect(page.effects).toEqual([
      ['go', '?q=%E6%89%B6&lines=left', true],
      ['fetch', page.wanted],
    ]);
    expect(page.wanted.lines).toBe('left');
    page.after('fetched', page.wanted, []).after('arranged', null);
    expect(page.effects[0]).toEqual(['go', '?q=%E6%89%B6', true]);
    expect(page.wanted.lines).toBeNull();
  });

  test('are what an address asks for, and stay under other words and choices', () => {
    const page = new Page('?q=%E6%89%B6&lines=year').after('opened', '', 1).answer(3);
    expect(page.wanted.lines).toBe('year');
    page.after('fetched', page.wanted, []).after('toggled', 'kind', 'essay');
    expect(page.wanted.lines).toBe('year');
    expect(page.found('村', 2).state).toMatchObject({ lines: 'year', address: '?q=%E6%9D%91&kind=essay&lines=year' });
  });

  test('are those of words that were found exactly, and of nothing else', () => {
    expect(new Page('?q=%E6%89%B6&lines=left').after('opened', '', 1).answer(3, 'near').wanted.lines).toBeNull();
    expect(new Page('?kind=essay&lines=left').after('opened', '', 1).answer(3, 'empty').wanted.lines).toBeNull();
  });

  test('are left and come to by the browser’s own ways', () => {
    const page = new Page().found('扶', 3).after('arranged', 'left').after('moved', '?q=%E6%89%B6', '');
    expect([page.wanted.lines, page.effects.map(([name]) => name)]).toEqual([null, ['fill', 'fetch']]);
    expect(page.after('moved', '?q=%E6%89%B6&lines=left', '').wanted.lines).toBe('left');
  });
});
