import { z } from 'zod';
import { alias, confidence, data, entry, ownCite, ownParagraph, uniqueNumber, words } from './fields.ts';
import { defineKind } from './kind.ts';

/** The two rooms of texts: their folder and address, and what the site calls them. */
export const KINDS_OF_PIECE = {
  essay: { folder: 'essays', label: '文章' },
  story: { folder: 'stories', label: '案例与报道' },
} as const;
export type PieceKind = keyof typeof KINDS_OF_PIECE;

/** Finer kinds and the room that each belongs to. */
export const GENRES = {
  心得体会: 'essay',
  工作文件: 'essay',
  抗疫随笔: 'essay',
  案例故事: 'story',
  新闻报道: 'story',
} as const satisfies Record<string, PieceKind>;
export type Genre = keyof typeof GENRES;

/** Where the author stands to what is told. */
export const STANDPOINTS = { 'first-hand': '亲历', report: '报道与文件', general: '泛论' } as const;

export const ROLES = ['title', 'byline', 'heading', 'text'] as const;
export type Role = (typeof ROLES)[number];

const keys = <T extends object>(record: T) => Object.keys(record) as [keyof T & string, ...(keyof T & string)[]];

/** The room of a piece, by the folder that its file lies in. */
export function pieceKindOf(file: string): PieceKind {
  return file.startsWith(`content/${KINDS_OF_PIECE.essay.folder}/`) ? 'essay' : 'story';
}

const year = z
  .strictObject({
    from: data(z.number().int().min(1949).max(2100), '最早'),
    to: data(z.number().int().min(1949).max(2100), '最晚'),
    confidence: confidence(),
    evidence: data(
      z.array(ownCite('文中能证明年代的话', { why: words('为什么能证明') })).min(1),
      '证据：文中的原话，和它为什么能证明',
    ),
  })
  .refine((value) => value.from <= value.to, { message: 'from 不能晚于 to', path: ['from'] });

/** A text of the archive. Its body follows the front matter: a line of the witness is a paragraph. */
export const pieces = defineKind({
  label: '篇',
  store: {
    form: 'files',
    folders: Object.values(KINDS_OF_PIECE).map(({ folder }) => folder),
    ending: '.md',
    body: 'paragraphs',
  },
  unknown: 'unknown-piece',
  answer: { as: 'piece' },
  address: ({ id, file }) => `/${KINDS_OF_PIECE[pieceKindOf(file)].folder}/${id}/`,
  schema: z.strictObject({
    number: uniqueNumber('编号，印在章上；不重复', '编号'),
    title: words('原文有题目就照录，没有就拟一个', { found: 'name' }),
    titleSupplied: data(z.boolean(), '题目是编者拟的写 true，原文有的写 false'),
    genre: data(z.enum(keys(GENRES)), '文种；案例故事、新闻报道放在 stories，其余放在 essays'),
    summary: words('正好两句，不超过 120 字，只说文中有的', { review: 'listed', found: 'gist' }),
    themes: data(z.array(entry('themes', '主题的文件名')).min(1).max(4), '一到四个主题，最要紧的在前'),
    tags: data(z.array(entry('tags', '标签的中文名')).min(1).max(6), '一到六个标签'),
    place: data(
      z.array(words('地名，照原文写')).min(1).nullable(),
      '文中说到的地方，从大到小；文中没有自己的地方就写 null',
    ),
    placeInferred: data(
      z
        .strictObject({
          name: words('推断是哪里', { found: 'place' }),
          reason: words('凭什么推断', { review: 'listed' }),
          confidence: confidence(),
        })
        .optional(),
      '编者推断的地方，不进地图和筛选',
    ),
    author: data(
      z.strictObject({
        name: data(words('署名').nullable(), '署名；没有就写 null'),
        role: data(words('身份，照文中说的').nullable(), '身份；文中没说就写 null'),
      }),
      '作者：只写文中有的',
    ),
    standpoint: data(z.enum(keys(STANDPOINTS)), 'first-hand 亲历，report 报道与文件，general 泛论'),
    year: data(year.nullable(), '年代区间；文中的话证明不了就写 null'),
    people: data(z.array(words('人名')).default([]), '公众人物和署名作者；困难群众的名字不写'),
    organisations: data(z.array(words('机构名')).default([]), '文中说到的机构'),
    source: data(
      z.strictObject({
        witness: entry('witnesses', '底本的文件名'),
        lines: data(
          z.tuple([z.number().int().positive(), z.number().int().positive()]),
          '底本的首行和末行，从 1 数起，两头都算',
        ),
      }),
      '这一篇在底本的哪里',
    ),
    roles: data(
      z.record(ownParagraph('段号'), z.enum(ROLES)).default({}),
      '不是正文的段：title 题目（只能是 p1）、byline 署名、heading 小标题',
    ),
    seams: data(
      z
        .array(
          z.strictObject({
            paragraph: ownParagraph('从哪一段起'),
            confidence: confidence(),
            reason: words('凭什么疑心', { review: 'listed' }),
          }),
        )
        .default([]),
      '疑心两篇文章接在一起的地方',
    ),
    questions: data(
      z
        .record(
          ownParagraph('段号'),
          z
            .array(
              words('一种问法，2 到 16 字，用没读过这一段的人的话：养猪挣钱吗', {
                unique: '问题',
                review: 'listed',
                found: 'asked',
              }),
            )
            .min(2)
            .max(6),
        )
        .default({}),
      '各段答得上的问题：没读过的人会怎样问；不把原句倒过来',
    ),
    aliases: data(z.array(alias('旧名')).default([]), '这一篇从前的文件名；旧地址照样打得开'),
  }),
});

export type PieceRecord = z.infer<typeof pieces.schema>;
