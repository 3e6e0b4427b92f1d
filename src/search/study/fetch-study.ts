/** Fetches what the search page does without until somebody studies an answer: its lines, and words to take along. */
import { element } from '../shared/element.ts';
import { SearchFailure } from '../shared/failure.ts';
import { fetchWhole } from '../shared/handed-over.ts';
import type { citeCopies, copyRow } from './copy.ts';
import sheetFile from './lines.css?url';
import studyFile from './study-file.ts?worker&url';
import type { connectTable } from './table.ts';

export interface Study {
  citeCopies: typeof citeCopies;
  copyRow: typeof copyRow;
  connectTable: typeof connectTable;
}

/** @throws SearchFailure where it does not come; asking again tries again */
export async function fetchStudy(): Promise<Study> {
  try {
    const study = await fetchWhole<Study>(studyFile, 'search-study');
    await addSheet();
    return study;
  } catch (reason) {
    throw new SearchFailure('network', studyFile, { cause: reason });
  }
}

/** Adds the style sheet of what was fetched; without it lines are no worse than rows of words. */
function addSheet(): Promise<unknown> {
  const sheet = element('link', { rel: 'stylesheet', href: sheetFile });
  document.head.append(sheet);
  return new Promise((resolve) => {
    sheet.onload = sheet.onerror = resolve;
  });
}
