/** The line that leads from results to the cases: those that the pieces of a choice tell, or that hold the words asked for. */
import { casesLeft, SHARED_FACETS, sharedChoice } from '../../shared/cases.ts';
import { writeChoice } from '../../shared/choice.ts';
import { keep } from '../../shared/keep.ts';
import type { SearchClient } from '../client.ts';
import type { Listing } from '../state.ts';
import { copyOf } from './template.ts';

/** How long results have to stand before words are looked for in cases, ms: whoever types on wants other words. */
const REST = 500;
/** As many characters as the page of cases takes for words. */
const TYPED_AT_MOST = 100;

/** Gets ready to look for words in cases; `client` is the page's search. */
export type OpenCaseWords = (client: SearchClient) => Promise<CaseWords>;

interface CaseWords {
  /** The cases that hold every word of a query, by id; rejects once it is overtaken or fails. */
  find(query: string, signal: AbortSignal): Promise<ReadonlyMap<string, unknown>>;
}

export interface CasesView {
  /** Counts at once what the table tells; words are looked for after the results are seen. */
  draw(listing: Listing): void;
  /** Gives up what is looked for: the search, which is the page's, is needed otherwise. */
  stop(): void;
  clear(): void;
}

/** @param line keeps room, while it is marked `data-late`, for what comes after the results */
export function connectCases(line: HTMLElement, client: SearchClient, open: OpenCaseWords): CasesView {
  const words = keep(open);
  let looking = new AbortController();
  /** The words that the line tells of, or will. */
  let told = '';

  function show(count: number | null, name: string, params: URLSearchParams): void {
    if (!count) return;
    const link = copyOf<HTMLAnchorElement>('cases');
    link.textContent = `${name} ${count} 例`;
    link.href = `${link.getAttribute('href')!}?${params.toString()}`;
    line.replaceChildren(link);
  }

  async function look(query: string, signal: AbortSignal): Promise<void> {
    const found = await (await words.get(client)).find(query, signal);
    if (!signal.aborted) show(found.size, '案例里有', new URLSearchParams({ q: query }));
  }

  function stop(): void {
    looking.abort();
    told = '';
  }

  function clear(): void {
    stop();
    line.replaceChildren();
    line.toggleAttribute('data-late', false);
  }

  return {
    stop,
    clear,
    draw({ query, choice, table, left }) {
      const asked = query.trim();
      if (asked !== '' && asked === told) return;
      clear();
      if (asked === '') {
        const params = new URLSearchParams();
        writeChoice(params, sharedChoice(choice), SHARED_FACETS);
        const count = casesLeft(table.cases, choice, new Set(left.map(({ piece }) => piece)));
        show(count, `这 ${left.length} 篇里讲的`, params);
      } else if (asked.length <= TYPED_AT_MOST) {
        told = asked;
        looking = new AbortController();
        const { signal } = looking;
        line.toggleAttribute('data-late', true);
        setTimeout(() => {
          // Without the line the results are whole; the page of cases says for itself what it lacks.
          if (!signal.aborted) look(asked, signal).catch(() => undefined);
        }, REST);
      }
    },
  };
}
