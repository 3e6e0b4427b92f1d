import type { Fault } from '../faults.ts';
import { unknownEntry } from './entries.ts';
import type { Check } from './check.ts';

/** Pieces and set-asides tile every witness: each line stands in exactly one of them. */
export const lineClaims: Check = (draft) => {
  const faults: Fault[] = [];
  const known = new Map(draft.witnesses.map((witness) => [witness.id, witness]));
  const owners = new Map(draft.witnesses.map((witness) => [witness.id, new Map<number, string>()]));
  for (const witness of draft.witnesses) {
    const owner = owners.get(witness.id)!;
    witness.data.setAside.forEach(({ line }, index) => {
      if (!owner.has(line)) owner.set(line, '另置行（setAside）');
      else {
        const message = `底本第 ${line} 行在 setAside 里写了两次；删去一次。`;
        const at = { file: witness.file, line: witness.lineOf(['setAside', index]) };
        faults.push({ ...at, code: 'line-claimed-twice', message });
      }
    });
  }
  for (const claim of draft.claims) {
    const at = { file: claim.file, line: claim.fileLine };
    const witness = known.get(claim.witness);
    if (!witness) {
      const { ids } = draft.collected.witnesses;
      if (ids.has(claim.witness)) continue;
      faults.push({ ...at, code: 'unknown-witness', ...unknownEntry(draft.kinds.witnesses, claim.witness, ids) });
      continue;
    }
    if (claim.from > claim.to || claim.to > witness.lines.length) {
      const message = `行号 ${claim.from}–${claim.to} 不在底本 1–${witness.lines.length} 行之内，或前后颠倒；改正 source.lines。`;
      faults.push({ ...at, code: 'line-out-of-range', message });
      continue;
    }
    const owner = owners.get(claim.witness)!;
    const clashes = new Map<string, number[]>();
    for (let line = claim.from; line <= claim.to; line += 1) {
      const other = owner.get(line);
      if (other === undefined) owner.set(line, claim.piece);
      else clashes.set(other, [...(clashes.get(other) ?? []), line]);
    }
    for (const [other, lines] of clashes) {
      const message = `底本第 ${span(lines)} 行已属于 ${other}；一行只能属于一篇，改正其中一处的 source.lines。`;
      faults.push({ ...at, code: 'line-claimed-twice', message });
    }
  }
  for (const witness of draft.witnesses) {
    const owner = owners.get(witness.id)!;
    witness.lines.forEach((text, index) => {
      if (owner.has(index + 1)) return;
      const message = `第 ${index + 1} 行（“${text.slice(0, 12)}”）不属于任何一篇；归入一篇的 source.lines，或在底本记录的 setAside 里写明理由。`;
      faults.push({ file: witness.textFile, line: index + 1, code: 'line-unclaimed', message });
    });
  }
  return faults;
};

const span = (lines: number[]) => (lines.length > 1 ? `${lines[0]}–${lines.at(-1)}` : `${lines[0]}`);
