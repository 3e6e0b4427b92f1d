import { couldSave, type Saved } from './store.ts';

const WHY: Record<Extract<Saved, { ok: false }>['why'], string> = {
  full: '浏览器留给本站的地方满了。到学习记录页导出，再清掉不用的网站数据。',
  forbidden: '浏览器不让本站存东西。换一个浏览器，或关掉无痕浏览。',
  newer: '原来的记录是新一版网页写的，没有动它。刷新再试；还不行，到学习记录页取出来，再清空。',
  damaged: '原来的记录坏了，没有动它。到学习记录页取出来，再清空。',
  unfit: '格式不合。刷新再试。',
};

/** What to tell the reader of a save: nothing when all is well. */
export function savedInWords(saved: Saved): string {
  if (!saved.ok) return `没有存上：${WHY[saved.why]}`;
  return saved.aside ? '存上了。原来的记录坏了一部分，另存着，到学习记录页取出来。' : '';
}

/** What to tell the reader before anything is saved: why nothing could be, or nothing when all is well. */
export function forewarning(): string {
  const saved = couldSave();
  return saved.ok ? '' : `现在存不上：${WHY[saved.why]}`;
}
