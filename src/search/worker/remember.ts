/**
 * Remembers answers by what was asked, the latest `limit` of them. A failed one is forgotten, for it may succeed when
 * asked again.
 */
export function remember<Key, T>(ask: (key: Key) => Promise<T>, limit = Infinity): (key: Key) => Promise<T> {
  const kept = new Map<Key, Promise<T>>();
  return (key) => {
    const known = kept.get(key);
    if (known) return known;
    const answer = ask(key);
    answer.catch(() => kept.delete(key));
    kept.set(key, answer);
    if (kept.size > limit) kept.delete(kept.keys().next().value!);
    return answer;
  };
}
