/**
 * The household in one's hands: what is ticked brings the cases that share most of it to the front, with what is shared and
 * what differs. What is ticked stands in the address (`?has=illness,schooling`) and goes nowhere else.
 */
import { rankNear, type NearCase } from '../archive/queries/near-cases.ts';
import { nearInWords } from './near-words.ts';

const KEY = 'has';
/** Cases that a printed sheet holds; a household visit has time for no more. */
const PRINTED = 3;
/** The class of what stands on the screen alone. */
const NOT_ON_PAPER = 'screen-only';

interface Row {
  id: string;
  causes: string[];
  element: HTMLElement;
  /** The links to its causes, by cause. */
  links: ReadonlyMap<string, Node>;
}

const one = (root: ParentNode, selector: string) => root.querySelector<HTMLElement>(selector)!;
const all = (root: ParentNode, selector: string) => [...root.querySelectorAll<HTMLElement>(selector)];

function readRow(element: HTMLElement): Row {
  const { case: id = '', causes: words = '' } = element.dataset;
  const causes = words.split(' ').filter(Boolean);
  const links = all(element, '[data-part="all"] a');
  return { id, causes, element, links: new Map(causes.map((cause, index) => [cause, links[index]!])) };
}

/** A cause by its name, linked to its cases where there are any; `anchor` names a part of their page. */
function nameOf(sign: HTMLElement, anchor = ''): Node {
  const [name, cases] = [sign.dataset.label!, sign.querySelector<HTMLAnchorElement>('a[data-sign-cases]')];
  if (!cases) return document.createTextNode(name);
  const link = document.createElement('a');
  link.className = 'tall';
  link.href = cases.href + anchor;
  link.textContent = name;
  return link;
}

/** Nodes in a row, parted by enumeration commas. */
const enumerated = (nodes: readonly Node[]): (Node | string)[] =>
  nodes.flatMap((node, index) => (index > 0 ? ['、', node] : [node]));

function start(root: HTMLElement): void {
  const boxes = [...root.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
  const list = one(root, '[data-near]');
  const rows = all(list, '[data-case]').map(readRow);
  const clear = one(root, '[data-clear]');
  const status = one(root, '[data-near-status]');
  const rest = one(root, '[data-near-rest]');
  const learn = one(root, '[data-learn]');
  const signs = new Map(all(root, '[data-sign]').map((sign) => [sign.dataset.sign!, sign]));

  const ticked = () => boxes.filter(({ checked }) => checked).map(({ value }) => value);

  const fill = ({ element, links }: Row, near: NearCase | undefined) => {
    one(element, '[data-part="all"]').hidden = near !== undefined;
    for (const part of ['shared', 'lacking', 'besides'] as const) {
      const fact = one(element, `[data-part="${part}"]`);
      const causes = near?.[part] ?? [];
      fact.hidden = causes.length === 0;
      const words = causes.map((cause) => links.get(cause)?.cloneNode(true) ?? nameOf(signs.get(cause)!));
      one(fact, 'dd').replaceChildren(...enumerated(words));
    }
  };

  const show = () => {
    const has = ticked();
    const near = rankNear(rows, has);
    const rank = new Map(near.map((each, index) => [each.id, { each, index }]));
    const place = ({ id }: Row) => rank.get(id)?.index ?? rows.length;
    const ordered = has.length === 0 ? rows : [...rows].sort((a, b) => place(a) - place(b));
    const shown = has.length === 0 ? rows.length : near.length;
    ordered.forEach((row, index) => {
      fill(row, rank.get(row.id)?.each);
      row.element.hidden = index >= shown;
      row.element.classList.toggle(NOT_ON_PAPER, index >= PRINTED);
    });
    for (const [cause, sign] of signs) sign.classList.toggle(NOT_ON_PAPER, !has.includes(cause));
    list.append(...ordered.map(({ element }) => element));
    status.textContent = nearInWords(has.length, near.length, rows.length);
    rest.textContent = shown > PRINTED ? `其余 ${shown - PRINTED} 户没有印出。` : '';
    clear.hidden = has.length === 0;
    const telling = has.map((cause) => signs.get(cause)!).filter((sign) => sign.querySelector('[data-learns]'));
    learn.hidden = telling.length === 0;
    learn.replaceChildren(
      '各例放在一起看出什么、要问什么：',
      ...enumerated(telling.map((sign) => nameOf(sign, '#shows'))),
    );
  };

  const keepInAddress = () => {
    const address = new URL(location.href);
    address.searchParams.delete(KEY);
    // Commas stay as they are, for who reads the address.
    const has = ticked();
    const query = [address.searchParams.toString(), has.length > 0 && `${KEY}=${has.join(',')}`].filter(Boolean);
    address.search = query.join('&');
    history.replaceState(history.state, '', address);
  };
  const takeFromAddress = () => {
    const has = new URL(location.href).searchParams.get(KEY)?.split(',') ?? [];
    for (const box of boxes) box.checked = has.includes(box.value);
    show();
  };

  root.addEventListener('change', () => {
    show();
    keepInAddress();
  });
  clear.addEventListener('click', () => {
    for (const box of boxes) box.checked = false;
    show();
    keepInAddress();
    boxes[0]?.focus();
  });
  one(root, '[data-print]').addEventListener('click', () => print());
  addEventListener('popstate', takeFromAddress);
  takeFromAddress();
  root.dataset.ready = '';
  delete document.documentElement.dataset.asked;
}

const root = document.querySelector<HTMLElement>('[data-household]');
if (root) start(root);
