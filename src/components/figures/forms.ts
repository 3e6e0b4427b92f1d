/** How the parts of a bar are told apart: by what fills them or how high they stand, and only then by colour. */
export const FORMS = {
  solid: {
    high: true,
    class: 'fill-cinnabar stroke-cinnabar forced-colors:fill-[CanvasText] forced-colors:stroke-[CanvasText]',
  },
  slant: { high: true, fill: 'url(#slant)', class: 'stroke-indigo forced-colors:stroke-[CanvasText]' },
  rungs: { high: true, fill: 'url(#rungs)', class: 'stroke-ink forced-colors:stroke-[CanvasText]' },
  thin: { high: false, class: 'fill-second stroke-none forced-colors:fill-[CanvasText]' },
  open: { high: true, class: 'fill-none stroke-ochre forced-colors:stroke-[CanvasText]' },
} as const satisfies Record<string, { high: boolean; fill?: string; class: string }>;

export type Form = keyof typeof FORMS;
