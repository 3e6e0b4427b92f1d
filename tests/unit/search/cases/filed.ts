/** A small file of cases, as data/cases.json has it. */
import type { FiledCase, FiledCases } from '../../../../src/text/case-fields.ts';

const cite = (piece: string, paragraph: string, quote = '原话') => ({ piece, paragraph, quote });

function filed(id: string, more: Partial<FiledCase>): FiledCase {
  return {
    id,
    url: `/cases/${id}/`,
    title: `题目${id}`,
    level: 'household',
    pieces: ['a'],
    place: null,
    summary: '提要',
    summaryCites: [cite('a', 'p1')],
    causes: [],
    measures: [],
    actors: [],
    wanted: [],
    ordered: [],
    obstacles: [],
    outcomes: [],
    figures: [],
    lessons: [],
    then: [],
    untold: [],
    warning: '',
    ...more,
  };
}

export const FILE: FiledCases = {
  cases: [
    filed('ill', {
      place: '示例省甲县',
      causes: [{ id: 'illness', text: '老人说药贵。', cites: [cite('a', 'p2')] }],
      measures: [{ id: 'visit', text: '送了一回药。', for: ['illness'], by: [], cites: [cite('a', 'p3')] }],
      untold: ['药钱由谁出'],
    }),
    filed('road', {
      level: 'village',
      outcomes: [
        {
          text: '路修通了。',
          turn: 'better',
          evidence: 'seen',
          teller: 'doer',
          cites: [cite('b', 'p2'), cite('b', 'p4')],
        },
      ],
      then: [{ held: '那时要走四个小时。', ask: '现在还有哪几户走着去？', cites: [cite('b', 'p4')] }],
      warning: '只通到村口。',
    }),
    filed('bare', {}),
  ],
  pieces: [
    { id: 'a', url: '/essays/a/', title: '入户' },
    { id: 'b', url: '/essays/b/', title: '修路' },
  ],
  vocabularies: {
    levels: [
      { id: 'household', label: '户' },
      { id: 'village', label: '村' },
    ],
    causes: [{ id: 'illness', label: '因病' }],
    measures: [{ id: 'visit', label: '走访慰问' }],
    actors: [],
    turns: [{ id: 'better', label: '好了些' }],
    evidence: [{ id: 'seen', label: '亲眼所见' }],
    tellers: [{ id: 'doer', label: '做事的人自己' }],
  },
  matrix: [
    { cause: 'illness', measure: 'visit', url: '/cases/cause/illness/visit/', cases: ['ill'] },
    { cause: 'untold', measure: 'visit', url: '/cases/cause/untold/visit/', cases: ['road'] },
  ],
};
