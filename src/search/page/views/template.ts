/** Rows that scripts make are copies of the page's templates: their markup and classes stand with the rest of the page. */

/** A copy of the element in a template of the page. */
// The caller knows what the template holds.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
export function copyOf<T extends HTMLElement>(name: string): T {
  const template = document.querySelector<HTMLTemplateElement>(`[data-template="${name}"]`)!;
  return document.importNode(template.content.firstElementChild!, true) as T;
}

/** The part of a copy that is marked with `data-<name>`. */
export const partOf = (copy: Element, name: string): HTMLElement => copy.querySelector(`[data-${name}]`)!;
