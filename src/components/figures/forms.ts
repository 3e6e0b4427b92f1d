/** How the parts of a bar are told apart: by what fills them, and only then by colour. */
export const FORMS = {
  solid: { class: 'fill-cinnabar stroke-cinnabar forced-colors:fill-[CanvasText] forced-colors:stroke-[CanvasText]' },
  slant: { fill: 'url(#slant)', class: 'stroke-indigo forced-colors:stroke-[CanvasText]' },
  rungs: { fill: 'url(#rungs)', class: 'stroke-ink forced-colors:stroke-[CanvasText]' },
  pale: { class: 'fill-line stroke-second forced-colors:fill-[GrayText] forced-colors:stroke-[GrayText]' },
  open: { class: 'fill-none stroke-ochre forced-colors:stroke-[CanvasText]' },
} as const satisfies Record<string, { fill?: string; class: string }>;

export type Form = keyof typeof FORMS;
