/** What the editors' words answer, above what the texts have: whose words they are, and the paragraphs that they rest on. */
import type { AnswerKind } from '../../shared/layer.ts';
import { passageAddress } from '../address.ts';
import type { EditorsHit } from '../client.ts';
import { passageItem } from './row.ts';
import { copyOf, partOf } from './template.ts';

const KIND_LABELS: Record<AnswerKind, string> = {
  paragraph: '段落',
  situation: '情境',
  case: '案例',
  term: '词语',
  theme: '主题',
  unit: '一课',
  decision: '推演',
  piece: '篇目',
};

/** Paragraphs that a row leads to at most. */
const CITES_AT_MOST = 3;

/** Puts answers into their section, which the page shows and hides. */
export function fillAnswers(section: HTMLElement, answers: readonly EditorsHit[]): void {
  partOf(section, 'list').replaceChildren(...answers.map(answerRow));
  partOf(section, 'heading').textContent = answers[0]?.sure ? '编者写的' : '编者写的，可能有关';
}

function answerRow({ kind, name, url, words, found, sure, cites, passage }: EditorsHit): HTMLElement {
  const made = copyOf('answer');
  made.dataset.answer = kind;
  made.toggleAttribute('data-sure', sure);
  const title = partOf(made, 'title') as HTMLAnchorElement;
  title.textContent = name;
  title.href = passage ? passageAddress(url, 'reading', passage.paragraph, []) : url;
  partOf(made, 'kind').textContent = KIND_LABELS[kind];
  const told = partOf(made, 'words');
  told.textContent = found === 'place' ? `编者推断在${words}` : passage ? `答：${words}` : words;
  // Said once.
  told.hidden = words === name;
  const leads = passage
    ? [passageItem({ url, parts: [] }, passage)]
    : cites.slice(0, CITES_AT_MOST).map(({ row, url: piece, paragraph }) => {
        const item = copyOf('cite');
        const link = item.querySelector('a')!;
        link.href = passageAddress(piece, 'reading', paragraph, []);
        link.textContent = `《${row.title}》第 ${paragraph.slice(1)} 段`;
        return item;
      });
  partOf(made, 'cites').replaceChildren(...leads);
  return made;
}
