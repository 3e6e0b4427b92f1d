/** Names of places and people that no real archive has. */
import type { Random } from '../random.ts';
import type { Names } from './sentences.ts';

const PROVINCES =
  '贵州省 四川省 云南省 甘肃省 湖南省 湖北省 河南省 河北省 安徽省 江西省 陕西省 山西省 青海省 海南省 广东省 福建省 浙江省 江苏省 山东省 辽宁省 吉林省 黑龙江省 广西 宁夏 新疆 西藏 内蒙古 重庆市'.split(
    ' ',
  );
const FIRST = [...'青石清双龙白黄黑金银东西南北上下前后柳杨松竹梅桃杏枣榆槐'];
const SECOND = [...'溪河湾坪坝岭沟塘桥店铺营寨屯冲坳峪滩洼泉'];
const SURNAMES = [...'汪钱郝乔邬滕殷毕褚窦'];
const GIVEN = [...'樵岫汀渚筠蘅荇菱楫桡砚缃绡缇琮璋瑾珩翊翎骁骞霁霖'];
/** Counties that have texts, in a province. */
const COUNTIES = 30;

/** One of `count`, the first far more often than the last, as names and tags are used: the rank's inverse is its share. */
export function byRank(random: Random, count: number): number {
  return Math.floor((count + 1) ** (random.below(2 ** 20) / 2 ** 20)) - 1;
}

function compound(at: number, ending: string): string {
  return FIRST[at % FIRST.length]! + SECOND[Math.floor(at / FIRST.length) % SECOND.length]! + ending;
}

/** A place from the province down to the village, or only part of the way, as texts have it. */
export function drawPlace(random: Random): string[] {
  const province = byRank(random, PROVINCES.length);
  const place = [PROVINCES[province]!, compound(province * COUNTIES + byRank(random, COUNTIES), '县')];
  if (random.below(3) > 0) place.push(compound(random.below(FIRST.length * SECOND.length), '村'));
  return place;
}

/** The names of one piece; the people are told to `onPerson`. */
export function makeNames(place: readonly string[], random: Random, onPerson: (name: string) => void): Names {
  const person = random.pick(SURNAMES) + random.pick(GIVEN) + random.pick(GIVEN);
  return {
    place: () => random.pick(place.slice(1)),
    person() {
      onPerson(person);
      return person;
    },
  };
}
