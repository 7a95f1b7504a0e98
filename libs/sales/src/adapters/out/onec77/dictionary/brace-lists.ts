/** What 1C writes its descriptions in: `{"Имя","текст ""в кавычках""",12,{…}}`. */
export type BraceItem = string | BraceList;
export type BraceList = readonly BraceItem[];

const LIMITS = { depth: 64, items: 5_000_000 };

/** The first list of a text; what stands before and after it does not matter. null: there is none, or it has no end. */
export function braceListOf(text: string): BraceList | null {
  const begin = text.indexOf('{');
  if (begin === -1) return null;
  const open: BraceItem[][] = [];
  let items = 0;
  let at = begin;
  while (at < text.length) {
    const sign = text[at];
    const current = open.at(-1);
    if (sign === '{') {
      if (open.length >= LIMITS.depth) return null;
      open.push([]);
      at += 1;
    } else if (sign === '}') {
      const closed = open.pop();
      if (!closed) return null;
      const around = open.at(-1);
      if (!around) return closed;
      around.push(closed);
      at += 1;
    } else if (sign === '"') {
      const end = endOfText(text, at + 1);
      if (end === -1) return null;
      current?.push(text.slice(at + 1, end).replaceAll('""', '"'));
      at = end + 1;
    } else if (sign === ',' || /\s/.test(sign!)) {
      at += 1;
    } else {
      const bare = /[^,{}"\s]+/y;
      bare.lastIndex = at;
      const word = bare.exec(text)?.[0];
      if (word === undefined) return null;
      current?.push(word);
      at += word.length;
    }
    items += 1;
    if (items > LIMITS.items) return null;
  }
  return null;
}
/** Where the quote stands that ends a text; quotes inside are doubled. */
function endOfText(text: string, from: number): number {
  let end = text.indexOf('"', from);
  while (end !== -1 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  return end;
}
