/** The memory of a process and of all that it started, as Linux tells it. */
import { readdirSync, readFileSync } from 'node:fs';

const PAGE = 4096;

/** Bytes in memory of a process and its descendants together; pages that they share count in each. Null where there is no /proc. */
export function memoryOfTree(root: number): number | null {
  const children = new Map<number, number[]>();
  const resident = new Map<number, number>();
  for (const name of list('/proc')) {
    const stat = /^\d+$/u.test(name) ? read(`/proc/${name}/stat`) : '';
    // The second field is the command in brackets, which may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields.length < 22) continue;
    const [parent, pid] = [Number(fields[1]), Number(name)];
    children.set(parent, [...(children.get(parent) ?? []), pid]);
    resident.set(pid, Number(fields[21]) * PAGE);
  }
  if (resident.size === 0) return null;
  const sum = (pid: number): number =>
    (children.get(pid) ?? []).reduce((total, child) => total + sum(child), resident.get(pid) ?? 0);
  return sum(root);
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // The process has ended.
    return '';
  }
}
