/** Signatures of reviewers that are not of a statement as it stands. */
import type { FaultCode } from '../../../../src/archive/faults.ts';
import type { Random } from '../../random.ts';
import type { Statement } from '../../../../src/archive/statements.ts';
import { draw, type Draw, type Kinds } from '../damage.ts';

const PATH = 'reviews.tsv';
const HEADER = 'statement\tsha256\tverdict\tdate';

/** A statement that may be done just so, or one that may not. */
const isAdvice = (wanted: boolean) => (statement: Statement) => statement.advice === wanted;

/** Adds a row, in a new table where there is none. */
const row =
  (
    what: string,
    codes: readonly FaultCode[],
    write: (statement: Statement, random: Random) => string,
    suits: (statement: Statement) => boolean = () => true,
  ): Draw =>
  (content, random) => {
    const statement = draw(random, content.statements.filter(suits));
    if (!statement) return null;
    const table = content.files.find(({ path }) => path === PATH)?.text ?? `${HEADER}\n`;
    return {
      what: `${PATH} 里 ${statement.id} 的审读${what}`,
      operations: [{ do: 'write', path: PATH, bytes: `${table}${write(statement, random)}\n` }],
      places: [PATH],
      codes,
    };
  };

const otherHash = (hash: string) => (hash.startsWith('0') ? '1' : '0') + hash.slice(1);

export const REVIEWS: Kinds = {
  'statement-gone': row('签的是没有的一条', ['review-stale'], ({ id, hash }) => `${id}x\t${hash}\t准\t2026-01-01`),
  'statement-changed': row(
    '签的不是现在的样子',
    ['review-stale'],
    ({ id, hash }) => `${id}\t${otherHash(hash)}\t准\t2026-01-01`,
  ),
  'statement-misshaped': row(
    '没说是哪一条',
    ['invalid-field'],
    ({ hash }, random) => `${random.pick(['', 'dispute', 'themes/visits', '主题'])}\t${hash}\t准\t2026-01-01`,
  ),
  rejected: row('退回了', ['review-rejected'], ({ id, hash }) => `${id}\t${hash}\t退回\t2026-01-01`),
  'verdict-unknown': row(
    '的结论不认识',
    ['invalid-field'],
    ({ id, hash }, random) => `${id}\t${hash}\t${random.pick(['', 'ok', '同意', '准。', '准 '])}\t2026-01-01`,
  ),
  'hash-misshaped': row(
    '的散列不成样子',
    ['invalid-field'],
    ({ id, hash }, random) =>
      `${id}\t${random.pick([hash.slice(0, 8), hash.toUpperCase().replace(/^./u, 'G'), ''])}\t准\t2026-01-01`,
  ),
  'date-misshaped': row(
    '的日期不成样子',
    ['invalid-field'],
    ({ id, hash }, random) => `${id}\t${hash}\t准\t${random.pick(['', '2026/01/01', '今天', '2026-1-1'])}`,
  ),
  'no-such-date': row(
    '的日期没有这一天',
    ['invalid-field'],
    ({ id, hash }, random) => `${id}\t${hash}\t准\t${random.pick(['2026-02-30', '2026-13-01', '2026-00-00'])}`,
  ),
  'column-lost': row('少一栏', ['invalid-field'], ({ id, hash }) => `${id}\t${hash}\t准`),
  'column-more': row('多一栏', ['invalid-field'], ({ id, hash }) => `${id}\t${hash}\t准\t2026-01-01\t某人`),
  'harm-of-no-advice': row(
    '签了“无害”，可不是教人做的',
    ['review-stale'],
    ({ id, hash }) => `${id}\t${hash}\t无害\t2026-01-01`,
    isAdvice(false),
  ),
  'harm-signed-twice': row(
    '签了两次“无害”',
    ['review-stale'],
    ({ id, hash }) => `${id}\t${hash}\t无害\t2026-01-01\n${id}\t${hash}\t无害\t2026-01-02`,
    isAdvice(true),
  ),
  'signed-twice': row(
    '又签又退',
    ['review-rejected'],
    ({ id, hash }) => `${id}\t${hash}\t准\t2026-01-01\n${id}\t${hash}\t退回\t2026-01-02`,
  ),
};
