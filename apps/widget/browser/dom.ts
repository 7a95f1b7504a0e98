import { style } from './style.ts';

type Attributes = Record<string, string | boolean | ((event: Event) => void)>;
/** Text is text: nothing that anybody says becomes markup. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (typeof value === 'function') node.addEventListener(name, value);
    else if (typeof value === 'string') node.setAttribute(name, value);
    else node.toggleAttribute(name, value);
  node.append(...inside);
  return node;
}
export function icon(): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', 'M4 3h16a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2H9l-5 4v-4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z');
  svg.append(path);
  return svg;
}
export const linked = (text: string): (Node | string)[] =>
  text.split(/(https?:\/\/[^\s<>"]+)/).map((part, i) => {
    if (i % 2 === 0) return part;
    return el('a', { href: part, target: '_blank', rel: 'noopener noreferrer nofollow' }, part);
  });

/** A sheet that is made by a script stands also where the page forbids styles in the markup. */
export function dress(shadow: ShadowRoot): void {
  if ('replaceSync' in CSSStyleSheet.prototype) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    shadow.adoptedStyleSheets = [sheet];
    return;
  }
  shadow.append(el('style', {}, style));
}
