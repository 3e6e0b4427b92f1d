/** Where words stand, as somebody who takes them along has to say it. */
import type { Passage } from '../shared/protocol.ts';

export const LAYER_NAMES: Record<Passage['layer'], string> = { reading: '校读', source: '原文' };

/**
 * `《题目》第 3 段，https://example.org/essays/x/#p3`
 * @param url absolute address of the paragraph
 */
export function citation(title: string, layer: Passage['layer'], paragraph: string, url: string): string {
  return `《${title}》${layer === 'source' ? LAYER_NAMES.source : ''}第 ${paragraph.slice(1)} 段，${url}`;
}
