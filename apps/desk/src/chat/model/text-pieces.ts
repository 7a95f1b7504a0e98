export type TextPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  | { readonly kind: 'mention'; readonly text: string; readonly who: string };
/** A name that stands in the text after @, and whom it means. */
export interface Named {
  readonly who: string;
  readonly name: string;
}

const LINK = /\b(?:https?:\/\/|www\.)[^\s<>"'`]+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/giu;
/** Signs that end a sentence rather than a link. */
const TAIL = /[.,:;!?…»”'"]+$/u;

/** What a message says, cut into text, links and names. It is drawn as text only: nothing of it is ever HTML. */
export function piecesOf(text: string, named: readonly Named[] = []): TextPiece[] {
  const pieces: TextPiece[] = [];
  let done = 0;
  for (const match of text.matchAll(LINK)) {
    const found = cutTail(match[0]);
    const href = hrefOf(found);
    if (!href) continue;
    pieces.push(...withNames(text.slice(done, match.index), named), { kind: 'link', text: found, href });
    done = match.index + found.length;
  }
  return [...pieces, ...withNames(text.slice(done), named)];
}

/** A closing bracket belongs to the link when it closes one inside of it. */
function cutTail(found: string): string {
  let link = found.replace(TAIL, '');
  while (link.endsWith(')') && count(link, ')') > count(link, '(')) link = link.slice(0, -1).replace(TAIL, '');
  return link;
}
const count = (text: string, sign: string): number => text.split(sign).length - 1;

function hrefOf(found: string): string | null {
  if (!/^(https?:|www\.)/i.test(found)) return `mailto:${found}`;
  const address = /^www\./i.test(found) ? `https://${found}` : found;
  if (!URL.canParse(address)) return null;
  const { protocol, href } = new URL(address);
  return protocol === 'http:' || protocol === 'https:' ? href : null;
}

function withNames(text: string, named: readonly Named[]): TextPiece[] {
  const longest = [...named].filter(({ name }) => name).sort((a, b) => b.name.length - a.name.length);
  const pieces: TextPiece[] = [];
  let [plain, at] = ['', 0];
  const flush = (): void => {
    if (plain) pieces.push({ kind: 'text', text: plain });
    plain = '';
  };
  while (at < text.length) {
    const hit = text[at] === '@' ? longest.find(({ name }) => startsWithName(text, at + 1, name)) : undefined;
    if (hit) {
      flush();
      pieces.push({ kind: 'mention', text: text.slice(at, at + 1 + hit.name.length), who: hit.who });
      at += 1 + hit.name.length;
    } else plain += text[at++];
  }
  flush();
  return pieces;
}
function startsWithName(text: string, at: number, name: string): boolean {
  const next = text[at + name.length];
  return (
    text.slice(at, at + name.length).toLowerCase() === name.toLowerCase() &&
    (next === undefined || !/[\p{L}\p{N}]/u.test(next))
  );
}
/** Who is named in a text that is about to be said. */
export const mentionsIn = (text: string, all: readonly Named[]): string[] => [
  ...new Set(withNames(text, all).flatMap((piece) => (piece.kind === 'mention' ? [piece.who] : []))),
];
