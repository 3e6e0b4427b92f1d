import type { Fault } from '../faults.ts';
import type { Check } from './check.ts';

/** Each unit stands in one path, once. Told only where every path could be read. */
export const unitPaths: Check = (draft) => {
  const { paths, units } = draft.collected;
  const faults: Fault[] = [];
  const first = new Map<string, string>();
  for (const { id, data, file, lineOf } of paths.entries) {
    data.units.forEach((unit, index) => {
      const earlier = first.get(unit);
      first.set(unit, earlier ?? id);
      if (earlier === undefined) return;
      const message = `${unit} 已在路径 ${earlier} 里；一课只在一条路径里，留一处。`;
      faults.push({ file, line: lineOf(['units', index]), code: 'unit-path', message });
    });
  }
  if (!paths.sound) return faults;
  for (const { id, file, lineOf } of units.entries) {
    if (first.has(id)) continue;
    const message = '不在任何一条学习路径里；写进 content/training/paths.yaml 的一条。';
    faults.push({ file, line: lineOf(), code: 'unit-path', message });
  }
  return faults;
};
