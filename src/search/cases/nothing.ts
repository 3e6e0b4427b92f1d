/** What stands in the place of the list where the choice leaves no case: ways out, with what each would bring back. */
import { copyOf, partOf } from '../page/views/template.ts';

export interface NothingView {
  /**
   * @param ways what can be dropped, in words, with what is left without it
   * @param query words that can be looked for in the whole archive; empty for none
   */
  show(ways: readonly { words: string; count: number; go(): void }[], query: string): void;
  hide(): void;
}

export function connectNothing(box: HTMLElement): NothingView {
  const list = partOf(box, 'ways');
  const link = box.querySelector<HTMLAnchorElement>('[data-elsewhere]')!;
  return {
    show(ways, query) {
      box.hidden = false;
      partOf(box, 'none').hidden = ways.length > 0;
      list.replaceChildren(
        ...ways.map(({ words, count, go }) => {
          const item = copyOf('case-way');
          partOf(item, 'words').textContent = words;
          partOf(item, 'count').textContent = String(count);
          item.querySelector('button')!.addEventListener('click', go);
          return item;
        }),
      );
      link.hidden = query === '';
      const address = new URL(link.href);
      address.searchParams.set('q', query);
      link.href = address.href;
      link.textContent = `在全文里搜“${query}”`;
    },
    hide: () => void (box.hidden = true),
  };
}
