/** The buttons that hand out the present choice, as a file or as words to paste. */
import type { CaseFiles } from './files.ts';

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
  const onClick = (form: string, act: (ids: ReadonlySet<string>) => Promise<string>) => {
    line.querySelector(`[data-save="${form}"]`)!.addEventListener('click', (event) => {
      event.preventDefault();
      act(shown()).then(
        (words) => (said.textContent = words),
        (reason: unknown) => {
          console.warn(reason);
          said.textContent = '没有取到案例，检查网络再点一次';
        },
      );
    });
  };
  for (const form of ['csv', 'json'] as const) {
    onClick(form, async (ids) => {
      saveFile(await (await files()).file(form, ids), `cases-${ids.size}.${form}`);
      return `${ids.size} 例已存成 ${form.toUpperCase()}`;
    });
  }
  onClick('text', async (ids) => {
    const words = await (await files()).text(ids);
    return navigator.clipboard.writeText(words).then(
      () => `${ids.size} 例的文字已复制`,
      () => '浏览器不许复制',
    );
  });
}

/** Hands a file to the browser to keep. */
function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
