import { CERTAIN_FROM } from '../archive/queries/times.ts';

/** Below it an inference is little more than a guess. */
const LIKELY_FROM = 0.75;

/** How sure the editors are, in words: a share in per cent would claim a precision that nobody has. */
export function certaintyName(confidence: number): '把握高' | '把握中等' | '把握低' {
  if (confidence >= CERTAIN_FROM) return '把握高';
  return confidence >= LIKELY_FROM ? '把握中等' : '把握低';
}
