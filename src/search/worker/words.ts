/** Where each word of the index stands: places in its record, by piece. */
export type Postings = ReadonlyMap<number, readonly number[]>;

/** An index of words, as the engine asks it. */
export interface WordIndex {
  /** Every place of a word. */
  places(word: string): Promise<Postings>;
  /** The first place of a word in each piece that has it: cheaper, and enough for a lone character. */
  first(word: string): Promise<Postings>;
}
