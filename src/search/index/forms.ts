/** The forms of an archive: wordings of traditional text whose simplified form its fold does not reach. */
import { Converter } from 'opencc-js/t2cn';
import { configs } from 'opencc-js/preset/t2cn';
import { makeFold, type Fold } from '../shared/fold.ts';
import type { FormPairs } from '../shared/forms.ts';
import { simplifications } from './fold-pairs.ts';

/** OpenCC's ways to simplified text by where the traditional text was written, without exchanges of vocabulary. */
const WAYS = [
  ['t', 't2s'],
  ['tw', 'tw2s'],
  ['hk', 'hk2s'],
] as const;

/** What OpenCC leaves as it is: wordings, and variants of characters. */
const MORE =
  '甚麼什么 規畫规划 策畫策划 籌畫筹划 謀畫谋划 企畫企划 刻畫刻划 部份部分 成份成分 身分身份 充份充分 職份职分 連絡联络 彷彿仿佛 徬徨彷徨 ' +
  '帳账 祇只 妳你 牠它 揹背 砲炮 蔴麻 邨村 籐藤 徃往 氷冰 妬妒 幇帮 攷考 携携 擕携 汚污 煖暖 疎疏 畧略 硏研 窓窗 窻窗 竝并 罸罚 耡锄 脇胁 菓果 葢盖 觔斤 賸剩 趂趁 蹧糟 躭耽 遯遁 隣邻 酧酬 鎗枪 鑛矿 隄堤 頫俯 飜翻 餧喂 鹻碱 麤粗 搾榨 甎砖 漑溉 栢柏 晳晰 暎映 昬昏 冺泯 ' +
  '両两 囯国 斈学 貭质 実实 毎每 歩步 黒黑 徳德 戸户 彛彝 靑青 敎教';

function* wordings(): Generator<readonly [from: string, to: string]> {
  for (const [from, name] of WAYS) {
    const convert = Converter({ from, to: 'cn' });
    for (const dictionary of configs[name]!.conversionChain[0]!) {
      if (typeof dictionary !== 'string') throw new Error(`opencc-js: a dictionary of ${name} is no longer one string`);
      for (const entry of dictionary.split('|')) {
        const wording = entry.slice(0, entry.indexOf(' '));
        // Single characters of this way are the fold's.
        if (from === 't' && [...wording].length === 1) continue;
        yield [wording, convert(wording)];
      }
    }
  }
  for (const pair of MORE.split(' ')) {
    const chars = [...pair];
    yield [chars.slice(0, chars.length / 2).join(''), chars.slice(chars.length / 2).join('')];
  }
}

/**
 * The forms that can matter to an archive: those that fold to something else than their simplified form, which stands in
 * its texts. A longer one is taken to stand there where all pairs of its characters do.
 * @param fold the archive's
 * @param texts everything that is searched
 */
export function formPairs(fold: Fold, texts: Iterable<string>): FormPairs {
  const standing = new Set(pairsIn(texts).map(fold));
  const used = new Set([...standing].flatMap((pair) => [...pair]));
  const stands = (form: string) =>
    form.length === 1 ? used.has(form) : pairsIn([form]).every((pair) => pair.startsWith(EDGE) || standing.has(pair));
  // The archive's fold knows its own characters only; who types 计画 has written the others simplified already.
  const simplify = makeFold(simplifications());
  const pairs = new Map<string, string>();
  const known = new Map<string, boolean>();
  for (const [from, simplified] of wordings()) {
    const to = fold(simplified);
    if (!known.has(to)) known.set(to, stands(to));
    if (!known.get(to)) continue;
    for (const form of [fold(from), fold(simplify(from))]) if (form !== to && !pairs.has(form)) pairs.set(form, to);
  }
  const written = [...pairs].filter(([from]) => [...from].length === 1 && used.has(from));
  for (const [from, to] of written) {
    pairs.delete(from);
    for (const pair of besideOthers(from, to, standing)) pairs.set(...pair);
  }
  return [...pairs].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Stands before each text, so that its first character has a pair, too. */
const EDGE = '\n';

/** The neighbours in some texts, UTF-16 units, each pair once. */
function pairsIn(texts: Iterable<string>): string[] {
  // Small numbers in place of strings: an archive has millions of characters and few pairs.
  const numbers = new Uint32Array(0x10000);
  const units = [EDGE];
  const met = new Set<number>();
  for (const text of texts) {
    let before = 0;
    for (let at = 0; at < text.length; at++) {
      const number = (numbers[text.charCodeAt(at)] ||= units.push(text[at]!) - 1);
      met.add(before * numbers.length + number);
      before = number;
    }
  }
  return [...met].map((pair) => units[Math.floor(pair / numbers.length)]! + units[pair % numbers.length]!);
}

/**
 * A character that the archive writes, too (著 in 著名), is another only beside what stands beside that alone: 随著.
 * @param standing all pairs of neighbours of the archive
 */
function besideOthers(from: string, to: string, standing: Iterable<string>): [from: string, to: string][] {
  const own = new Set<string>();
  const others = new Set<string>();
  for (const [first, second] of [...standing].map((pair) => [...pair] as [string, string])) {
    if (first === EDGE) continue;
    if (first === from) own.add(`*${second}`);
    if (second === from) own.add(`${first}*`);
    if (first === to) others.add(`*${second}`);
    if (second === to) others.add(`${first}*`);
  }
  return [...others]
    .filter((beside) => !own.has(beside))
    .map((beside) => [beside.replace('*', from), beside.replace('*', to)]);
}
