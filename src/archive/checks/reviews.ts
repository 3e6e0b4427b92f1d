import type { Fault } from '../faults.ts';
import { groupBy } from '../group.ts';
import { VERDICTS, type Verdict } from '../kinds/review.ts';
import { statementsOf } from '../statements.ts';
import type { Check } from './check.ts';

/**
 * Every signature in content/reviews.tsv is of a statement as it stands: words or paragraphs that changed since are
 * unreviewed. Statements whose kind requires a signature have one, and none stands that its reviewer sent back.
 */
export const reviews: Check = (draft) => {
  const faults: Fault[] = [];
  // What could not be read is not gone: its signatures wait until it can be.
  if (Object.values(draft.collected).some(({ sound }) => !sound)) return faults;
  const statements = statementsOf(draft);
  const byId = groupBy(statements, ({ id }) => [id]);
  /** Verdicts on statements as they stand; one that was sent back has them all. */
  const signed = new Set<string>();
  const keyOf = (id: string, hash: string, verdict: Verdict) => `${id} ${hash} ${verdict}`;
  for (const { data, file, lineOf } of draft.collected.reviews.entries) {
    const { statement: id, sha256, verdict } = data;
    const report = (code: Fault['code'], message: string) => faults.push({ file, line: lineOf(), code, message });
    const current = byId.get(id);
    if (!current) report('review-stale', `没有 ${id} 这一条；删去这一行。`);
    else if (!current.some(({ hash }) => hash === sha256)) {
      report('review-stale', `${id} 或它所引的段改过了，签的不是现在的样子；请人重读，改写这一行，或删去它。`);
    } else if (verdict === '退回') {
      for (const each of VERDICTS) signed.add(keyOf(id, sha256, each));
      report('review-rejected', `${id} 审读时退回了；照所引的段改写，再请人读。`);
    } else if (verdict === '无害' && !current.some(({ advice }) => advice)) {
      report('review-stale', `${id} 不是教人做的，不用签“无害”；删去这一行，或改签“准”。`);
    } else if (signed.has(keyOf(id, sha256, verdict))) report('review-stale', `${id} 已经签过一次；删去这一行。`);
    else signed.add(keyOf(id, sha256, verdict));
  }
  for (const { id, hash, review, file, line } of statements) {
    if (review !== 'required' || signed.has(keyOf(id, hash, '准'))) continue;
    const message = `${id} 还没有人审读；请没写过它的人对着所引的段读，用 npm run reviews 取散列，写进 content/reviews.tsv。`;
    faults.push({ file, line, code: 'review-missing', message });
  }
  return faults;
};
