import type { Fault } from '../faults.ts';
import type { Check } from './index.ts';

interface Claimed {
  value: string;
  file: string;
  line: number;
}

/** Nothing that becomes an address or a number is given twice. */
export const duplicateNames: Check = (draft) => {
  const slugs: Claimed[] = [
    ...draft.pieceFiles.map(({ id, file }) => ({ value: id, file, line: 1 })),
    ...draft.pieces.flatMap((piece) =>
      piece.data.aliases.map((value, index) => ({ value, file: piece.file, line: piece.lineOf(['aliases', index]) })),
    ),
  ];
  const numbers = draft.pieces.map((piece) => ({
    value: String(piece.data.number),
    file: piece.file,
    line: piece.lineOf(['number']),
  }));
  const orders = draft.themes.map((theme) => ({
    value: String(theme.data.order),
    file: theme.file,
    line: theme.lineOf(['order']),
  }));
  const themeTitles = draft.themes.map((theme) => ({
    value: theme.data.title,
    file: theme.file,
    line: theme.lineOf(['title']),
  }));
  const column = (entry: { file: string; data: object[]; lineOf(path: PropertyKey[]): number } | null, key: string) =>
    (entry?.data ?? []).map((row, index) => ({
      value: String((row as Record<string, unknown>)[key]),
      file: entry!.file,
      line: entry!.lineOf([index, key]),
    }));
  return [
    ...repeated('duplicate-slug', '篇名', slugs),
    ...repeated('duplicate-number', '编号', numbers),
    ...repeated('duplicate-number', '主题次序', orders),
    ...repeated('duplicate-slug', '主题名', themeTitles),
    ...repeated('duplicate-slug', '标签地址', column(draft.tags, 'slug')),
    ...repeated('duplicate-slug', '标签', column(draft.tags, 'label')),
    ...repeated('duplicate-slug', '致贫原因', column(draft.causes, 'slug')),
    ...repeated('duplicate-slug', '帮扶措施', column(draft.measures, 'slug')),
    ...repeated('duplicate-slug', '词条', column(draft.terms, 'id')),
    ...repeated('duplicate-slug', '词条', column(draft.terms, 'term')),
  ];
};

function repeated(code: string, what: string, claimed: readonly Claimed[]): Fault[] {
  const first = new Map<string, Claimed>();
  return claimed.flatMap((item) => {
    const earlier = first.get(item.value);
    if (!earlier) {
      first.set(item.value, item);
      return [];
    }
    const message = `${what} ${item.value} 已用于 ${earlier.file}:${earlier.line}；换一个。`;
    return [{ file: item.file, line: item.line, code, message }];
  });
}
