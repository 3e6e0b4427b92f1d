/** The present choice as a file or as words to paste, made of the file of all cases, so that both say the same. */
import { casesCsv } from '../../text/case-table.ts';
import { caseText, type Origin } from '../../text/case-text.ts';
import type { FiledCases } from '../../text/case-fields.ts';

/** The file of all cases with those that are chosen, in its own order, and the cells that have some of them. */
export function chosenFrom(file: FiledCases, ids: ReadonlySet<string>): FiledCases {
  const matrix = file.matrix
    .map((cell) => ({ ...cell, cases: cell.cases.filter((id) => ids.has(id)) }))
    .filter(({ cases }) => cases.length > 0);
  return { ...file, cases: file.cases.filter(({ id }) => ids.has(id)), matrix };
}

/** What each button makes of the chosen cases. */
export const FORMS = {
  csv: { type: 'text/csv', make: ({ cases, ...names }: FiledCases) => casesCsv(cases, names) },
  json: { type: 'application/json', make: (file: FiledCases) => `${JSON.stringify(file)}\n` },
} as const;

/** The cases in plain words, one below the other. */
export function casesText({ cases, ...names }: FiledCases, origin: Origin): string {
  return cases.map((record) => caseText(record, names, origin)).join('\n\n');
}

/** Hands a text to the browser as a file to keep. */
function saveFile(text: string, type: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/**
 * Connects the line of buttons.
 * @param shown ids of the cases that are shown now
 */
export function connectSave(
  line: HTMLElement,
  file: () => Promise<FiledCases>,
  origin: Origin,
  shown: () => ReadonlySet<string>,
): void {
  const said = line.querySelector<HTMLElement>('[data-said]')!;
  const chosen = async () => chosenFrom(await file(), shown());
  // Some browsers let a page copy only at once after it was asked to: the cases are there by then.
  for (const name of ['pointerenter', 'focusin']) {
    line.addEventListener(name, () => void file().catch(() => undefined), { once: true });
  }
  const onClick = (form: string, act: () => Promise<string>) => {
    line.querySelector(`[data-save="${form}"]`)!.addEventListener('click', (event) => {
      event.preventDefault();
      act().then(
        (words) => (said.textContent = words),
        (reason: unknown) => {
          console.warn(reason);
          said.textContent = '没有取到案例，检查网络再点一次';
        },
      );
    });
  };
  for (const [name, { type, make }] of Object.entries(FORMS)) {
    onClick(name, async () => {
      const cases = await chosen();
      saveFile(make(cases), type, `cases-${cases.cases.length}.${name}`);
      return `${cases.cases.length} 例已存成 ${name.toUpperCase()}`;
    });
  }
  onClick('text', async () => {
    const cases = await chosen();
    return navigator.clipboard.writeText(casesText(cases, origin)).then(
      () => `${cases.cases.length} 例的文字已复制`,
      () => '浏览器不许复制',
    );
  });
}
