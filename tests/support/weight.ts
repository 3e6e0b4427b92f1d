/** What a page of a built site weighs: what it loads by itself, gzipped. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A page with the files that it names, all below the site's folder. */
export interface LoadedPage {
  file: string;
  sheets: readonly string[];
  scripts: readonly string[];
}

export interface Scales {
  /** Bytes of files together, each gzipped; each file is read once. */
  gzipped(files: Iterable<string>): number;
  /** Scripts with all that they import before they run. */
  withImports(scripts: readonly string[]): Set<string>;
  /** A page with its style sheets and scripts. */
  weigh(page: LoadedPage): number;
}

/** @param dist the site's folder */
export function makeScales(dist: string): Scales {
  const sizes = new Map<string, number>();
  const imports = new Map<string, readonly string[]>();

  const sizeOf = (file: string): number => {
    const size = sizes.get(file) ?? gzipSync(readFileSync(join(dist, file))).length;
    sizes.set(file, size);
    return size;
  };

  const importsOf = (file: string): readonly string[] => {
    const known = imports.get(file);
    if (known) return known;
    const script = readFileSync(join(dist, file), 'utf8');
    const names = [...script.matchAll(/\b(?:import|from)\s*["'](\.{1,2}\/[^"']+)["']/gu)].map(([, name]) =>
      new URL(name!, `file:///${file}`).pathname.slice(1),
    );
    imports.set(file, names);
    return names;
  };

  const scales: Scales = {
    gzipped: (files) => [...files].reduce((sum, file) => sum + sizeOf(file), 0),
    withImports(scripts) {
      const all = new Set<string>();
      const add = (file: string) => {
        if (all.has(file)) return;
        all.add(file);
        importsOf(file).forEach(add);
      };
      scripts.forEach(add);
      return all;
    },
    weigh: ({ file, sheets, scripts }) => scales.gzipped([file, ...sheets, ...scales.withImports(scripts)]),
  };
  return scales;
}
