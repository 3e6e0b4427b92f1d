/** The shape of dist/data/archive.json that readers of the data rely on. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ArchiveMark {
  start: number;
  end: number;
  type: string;
  source: string;
  reading: string | null;
  note: string | null;
}

export interface ArchiveParagraph {
  id: string;
  line: number;
  role: string;
  continues?: boolean;
  text: string;
  source: string;
  marks: ArchiveMark[];
}

export interface ArchivePiece {
  id: string;
  url: string;
  number: number;
  title: string;
  titleSupplied: boolean;
  kind: string;
  genre: string;
  themes: string[];
  tags: string[];
  place: string | null;
  placePath: string[] | null;
  placeInferred: { name: string; reason: string; confidence: number } | null;
  causes: string[];
  measures: string[];
  year: { from: number; to: number; confidence: number; evidence: { paragraph: string; quote: string }[] } | null;
  summary: string;
  source: { witness: string; lines: [number, number] };
  paragraphs: ArchiveParagraph[];
}

export interface ArchiveData {
  witnesses: { id: string }[];
  pieces: ArchivePiece[];
  setAside: { witness: string; line: number; reason: string }[];
}

export function readArchive(dist: string): ArchiveData {
  return JSON.parse(readFileSync(join(dist, 'data/archive.json'), 'utf8')) as ArchiveData;
}
