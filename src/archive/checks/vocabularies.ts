import type { Fault } from '../faults.ts';
import type { Check } from './index.ts';

/** Themes, tags, causes and measures of a piece are entries of their vocabularies, and every theme has a piece. */
export const vocabularies: Check = (draft) => {
  const known = {
    themes: draft.themeIds,
    tags: draft.tags && new Set(draft.tags.data.map((tag) => tag.label)),
    causes: draft.causes && new Set(draft.causes.data.map((entry) => entry.slug)),
    measures: draft.measures && new Set(draft.measures.data.map((entry) => entry.slug)),
  };
  const rules = [
    { field: 'themes', code: 'unknown-theme', what: '主题', home: 'content/taxonomy/themes/' },
    { field: 'tags', code: 'unknown-tag', what: '标签', home: 'content/taxonomy/tags.yaml' },
    { field: 'causes', code: 'unknown-cause', what: '致贫原因', home: 'content/taxonomy/causes.yaml' },
    { field: 'measures', code: 'unknown-measure', what: '帮扶措施', home: 'content/taxonomy/measures.yaml' },
  ] as const;
  const faults: Fault[] = [];
  for (const piece of draft.pieces) {
    for (const { field, code, what, home } of rules) {
      const names = known[field];
      if (!names) continue;
      piece.data[field].forEach((name, index) => {
        if (names.has(name)) return;
        const near = nearest(name, [...names]);
        const hint = near ? `是不是 ${near}？否则先在 ${home} 里添加。` : `先在 ${home} 里添加，或改用已有的。`;
        faults.push({
          file: piece.file,
          line: piece.lineOf([field, index]),
          code,
          message: `没有${what} ${name}；${hint}`,
        });
      });
    }
  }
  const used = new Set(draft.pieces.flatMap((piece) => piece.data.themes));
  for (const theme of draft.themes) {
    if (used.has(theme.id) || draft.pieces.length < draft.pieceFiles.length) continue;
    const message = `没有一篇属于主题 ${theme.id}；在相关篇目的 themes 里写上它，或删去这个主题。`;
    faults.push({ file: theme.file, line: 1, code: 'theme-empty', message });
  }
  return faults;
};

/** The known name that differs by at most two edits and shares a character, to offer as a correction. */
function nearest(name: string, names: readonly string[]): string | null {
  const ranked = names
    .map((candidate) => ({ candidate, edits: distance(name, candidate) }))
    .sort((a, b) => a.edits - b.edits);
  return ranked[0] && ranked[0].edits <= Math.min(2, name.length - 1) ? ranked[0].candidate : null;
}

/** Levenshtein distance in UTF-16 units. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}
