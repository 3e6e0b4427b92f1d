import { expect, test } from 'vitest';
import { makeFold } from '../../../../src/search/shared/fold.ts';
import { foldParagraph, passagesOf } from '../../../../src/search/worker/passages.ts';
import { FOLD } from '../memory.ts';

test('a passage says where private names stand in its own layer', () => {
  const paragraph = foldParagraph(
    { id: 'p1', text: '张三情况好', source: '好张三情景好', names: [[0, 2]], sourceNames: [[1, 3]] },
    makeFold(FOLD),
  );
  expect(passagesOf([paragraph], ['情况', '情景'])).toMatchObject([
    { layer: 'reading', names: [[0, 2]] },
    { layer: 'source', names: [[1, 3]] },
  ]);
});
