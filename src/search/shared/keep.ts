/** What takes time to make, kept from when it is first asked for. One that failed is made anew when asked for again. */
export interface Kept<T, Args extends unknown[] = []> {
  /** What is kept; null before it is asked for, after it failed, and where its keeper puts it away. */
  value: Promise<T> | null;
  /** @param args for the making, where it is still to be made */
  get(...args: Args): Promise<T>;
}

export function keep<T, Args extends unknown[]>(make: (...args: Args) => Promise<T>): Kept<T, Args> {
  const kept: Kept<T, Args> = {
    value: null,
    get(...args) {
      if (kept.value) return kept.value;
      const made = make(...args);
      made.catch(() => {
        if (kept.value === made) kept.value = null;
      });
      return (kept.value = made);
    },
  };
  return kept;
}
