import type { FailureKind } from './protocol.ts';

/** A search that could not be answered, for a reason that the page can explain. */
export class SearchFailure extends Error {
  override readonly name = 'SearchFailure';
  readonly kind: FailureKind;

  /** @param detail for the console and reports: a file, a status; never shown as the explanation */
  constructor(kind: FailureKind, detail: string, options?: ErrorOptions) {
    super(`${kind}: ${detail}`, options);
    this.kind = kind;
  }
}

/** `reason` as a failure; anything unforeseen is `internal`, and tells where it came from if it can. */
export function asFailure(reason: unknown): SearchFailure {
  if (reason instanceof SearchFailure) return reason;
  return new SearchFailure('internal', String((reason as Partial<Error> | null)?.stack ?? reason), { cause: reason });
}
