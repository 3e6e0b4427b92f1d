/** The provincial units of China, and which of them a place names. */
import { groupBy } from '../group.ts';
import type { Archive, Piece } from '../model.ts';
import { placeTree, type PlaceNode } from './places.ts';

/** A province, autonomous region, municipality or special administrative region. */
export interface Province {
  /** 贵州省 */
  name: string;
  /** Its sign in one character, 贵. */
  sign: string;
}

/** Signs and names, in the official order. */
const NAMES = {
  京: '北京市',
  津: '天津市',
  冀: '河北省',
  晋: '山西省',
  蒙: '内蒙古自治区',
  辽: '辽宁省',
  吉: '吉林省',
  黑: '黑龙江省',
  沪: '上海市',
  苏: '江苏省',
  浙: '浙江省',
  皖: '安徽省',
  闽: '福建省',
  赣: '江西省',
  鲁: '山东省',
  豫: '河南省',
  鄂: '湖北省',
  湘: '湖南省',
  粤: '广东省',
  桂: '广西壮族自治区',
  琼: '海南省',
  渝: '重庆市',
  川: '四川省',
  贵: '贵州省',
  云: '云南省',
  藏: '西藏自治区',
  陕: '陕西省',
  甘: '甘肃省',
  青: '青海省',
  宁: '宁夏回族自治区',
  新: '新疆维吾尔自治区',
  港: '香港特别行政区',
  澳: '澳门特别行政区',
  台: '台湾省',
} as const;

export const PROVINCES: readonly Province[] = Object.entries(NAMES).map(([sign, name]) => ({ sign, name }));

/** What texts leave out when they shorten a name: 吉林省 → 吉林, 广西壮族自治区 → 广西. */
const ENDING = /(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)$/u;

const BY_NAME = new Map(
  PROVINCES.flatMap((province) => [
    [province.name, province],
    [province.name.replace(ENDING, ''), province],
  ]),
);

/** The province that a place names itself, in full or shortened, as its largest unit; null where the text leaves it unsaid. */
function provinceOf(largest: string): Province | null {
  return BY_NAME.get(largest) ?? null;
}

/** A province that texts name, with what they name in it. */
export interface ProvincePlaces {
  province: Province;
  /** By number. */
  pieces: Piece[];
  /** The province's own nodes of the tree of places, more than one where texts write its name differently. */
  nodes: PlaceNode[];
}

/** The tree of places by the provinces that the texts name, in their order; places whose text names no province apart. */
export function placesByProvince(archive: Archive): { provinces: ProvincePlaces[]; unnamed: PlaceNode[] } {
  const tree = placeTree(archive);
  const nodes = groupBy(tree, ({ name }) => [provinceOf(name)]);
  const pieces = groupBy(archive.pieces, ({ place }) => (place ? [provinceOf(place[0]!)] : []));
  return {
    provinces: PROVINCES.flatMap((province) =>
      nodes.has(province) ? [{ province, pieces: pieces.get(province)!, nodes: nodes.get(province)! }] : [],
    ),
    unnamed: nodes.get(null) ?? [],
  };
}
