/** The choices of the reading settings: put into their panel when it is opened first, and kept on this device at each change. */
import { savedInWords } from './saved-in-words.ts';
import { changeStore, readStore } from './store.ts';

/** By data attribute of <html>, what is chosen and each value with its name; the empty value has no attribute. */
const SETTINGS = [
  ['size', '字号', { '': '标准', large: '大', huge: '特大' }],
  ['font', '字体', { '': '黑体', song: '宋体' }],
  ['theme', '明暗', { '': '随系统', light: '明', dark: '暗' }],
  ['notes', '校注', { '': '显示', off: '隐藏' }],
] as const;

const { dataset } = document.documentElement;
const panel = document.querySelector('[data-reading-settings] > div')!;

const add = <Name extends keyof HTMLElementTagNameMap>(parent: Element, name: Name, looks = '') => {
  const element = document.createElement(name);
  element.className = looks;
  parent.append(element);
  return element;
};

function addSetting([name, legend, options]: (typeof SETTINGS)[number]): void {
  const group = add(panel, 'fieldset', 'flex flex-wrap items-center border-b border-line py-1 last:border-b-0');
  add(group, 'legend', 'float-left w-[3.5em] text-small text-second').textContent = legend;
  for (const [value, label] of Object.entries(options)) {
    const choice = add(group, 'label', 'inline-flex min-h-target cursor-pointer items-center gap-1.5 pr-4');
    const input = add(choice, 'input', 'size-[1.1em] accent-cinnabar');
    Object.assign(input, { type: 'radio', name, value, checked: value === (dataset[name] ?? '') });
    choice.append(label);
  }
}

// Where it is not saved, the choice holds for this page.
function keep(): void {
  const reading = Object.fromEntries(SETTINGS.map(([name]) => [name, dataset[name]]));
  said.textContent = savedInWords(changeStore((stored) => ({ ...stored, reading })));
}

panel.replaceChildren();
SETTINGS.forEach(addSetting);
const said = add(panel, 'p', 'text-small');
said.role = 'status';
const kept: Record<string, string | undefined> = readStore().reading;
if (SETTINGS.some(([name]) => kept[name] !== dataset[name])) keep();
panel.addEventListener('change', ({ target }) => {
  const { name, value } = target as HTMLInputElement;
  document.documentElement.toggleAttribute(`data-${name}`, value !== '');
  if (value) dataset[name] = value;
  keep();
});
