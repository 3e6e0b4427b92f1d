/** The buttons that hand out the present choice, as a file or as words to paste. */
import type { CaseFiles, Handed } from './files.ts';

/**
 * Connects the line of buttons, which says what was done.
 * @param shown ids of the cases that are shown now
 */
export function connectSave(
  line: HTMLElement,
  files: () => Promise<CaseFiles>,
  shown: () => ReadonlySet<string>,
): void {
  const said = line.querySelector<HTMLElement>('[data-said]')!;
  // Some browsers let a page copy only at once after it was asked to: what is needed is there by then.
  const warm = () => {
    files().then(
      (ready) => ready.warm(),
      () => undefined,
    );
  };
  for (const name of ['pointerenter', 'focusin']) line.addEventListener(name, warm, { once: true });
  line.addEventListener('click', (event) => {
    const form = (event.target as Element).closest<HTMLElement>('[data-save]')?.dataset.save as Handed | undefined;
    if (!form) return;
    event.preventDefault();
    const ids = shown();
    files()
      .then((ready) => ready.hand(form, ids))
      .then(
        (words) => (said.textContent = words),
        (reason: unknown) => {
          console.warn(reason);
          said.textContent = '没有取到案例，检查网络再点一次';
        },
      );
  });
}
