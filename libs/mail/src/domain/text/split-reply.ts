import { cut, headerBlockAt, isQuoted, linesOf, matchesAny, trimBlank } from './lines.js';
import { FORWARD_MARKS, ORIGINAL_MARKS, PROGRAM_LINES, QUOTE_HEADS, SIGNATURE_STARTS } from './quote-marks.js';

export interface SplitText {
  readonly ownText: string;
  readonly quotedText: string;
  readonly signature: string;
}

/** The words of this letter apart from the letters below it and from the signature. Nothing is lost: what is not own is quoted. */
export function splitReply(text: string, lines = linesOf(text)): SplitText {
  const at = quoteStart(lines);
  const above = lines.slice(0, at.line);
  const below = lines.slice(at.line);
  // «> quote» with answers between or below it: the answers are own words. Below Outlook's block nothing is marked, all is old.
  const answers = at.marked ? afterQuotes(below) : [];
  const own = trimBlank(above) ? [...above, ...(answers.length ? ['', ...answers] : [])] : answers;
  const { body, signature } = cutSignature(own);
  const marked = answers.length ? below.filter((line) => isQuoted(line) || matchesAny(QUOTE_HEADS, cut(line))) : below;
  return { ownText: trimBlank(body), quotedText: trimBlank(marked), signature: trimBlank(signature) };
}

function quoteStart(lines: readonly string[]): { line: number; marked: boolean } {
  for (let i = 0; i < lines.length; i++) {
    const line = cut(lines[i] ?? '');
    if (!line) continue;
    if (matchesAny(ORIGINAL_MARKS, line) || matchesAny(FORWARD_MARKS, line)) return { line: i, marked: false };
    if (headerBlockAt(lines, i)) return { line: above(lines, i), marked: false };
    const height = headHeight(lines, i);
    if (height) return { line: i, marked: lines.slice(i + height, i + height + 4).some(isQuoted) };
    if (isQuoted(lines[i] ?? '') && isQuoted(lines.slice(i + 1, i + 4).find((next) => next.trim() !== '') ?? '>'))
      return { line: i, marked: true };
  }
  return { line: lines.length, marked: false };
}

/** How many lines (1–3, mail programs wrap them) the «… wrote:» takes here; 0 when there is none. */
function headHeight(lines: readonly string[], i: number): number {
  let joined = '';
  for (let height = 1; height <= 3; height++) {
    const line = cut(lines[i + height - 1] ?? '');
    if (!line || isQuoted(line)) return 0;
    joined = cut(`${joined} ${line}`);
    // A sentence may begin above the line; only a line that itself can start a head is joined with the next ones.
    if (line.endsWith(':') && matchesAny(QUOTE_HEADS, joined)) return height;
    if (height === 1 && !/^(?:on\s|.{0,20}\d{1,2}[\s./-]|вы писали|здравствуйте)/i.test(line)) return 0;
  }
  return 0;
}

/** Outlook's ruler above the block belongs to the quotation. */
function above(lines: readonly string[], i: number): number {
  let at = i;
  while (at > 0 && /^[\s_*-]*$/.test(lines[at - 1] ?? '')) at--;
  return at === 0 ? 0 : Math.min(i, at);
}

function afterQuotes(below: readonly string[]): string[] {
  const first = below.findIndex(isQuoted);
  return below.slice(first + 1).filter((line, i, rest) => {
    if (isQuoted(line)) return false;
    const head = matchesAny(QUOTE_HEADS, cut(line)) || headHeight(rest, i) > 0;
    return !head;
  });
}

function cutSignature(own: readonly string[]): { body: string[]; signature: string[] } {
  const body = own.filter((line) => !matchesAny(PROGRAM_LINES, cut(line)));
  const filled = body.map((line, i) => ({ line: cut(line), i })).filter(({ line }) => line !== '');
  // A goodbye in the first line is all the letter has; a signature longer than 15 lines is a text.
  const start = filled.slice(-15).find(({ line, i }) => i > (filled[0]?.i ?? 0) && matchesAny(SIGNATURE_STARTS, line));
  return start ? { body: body.slice(0, start.i), signature: body.slice(start.i) } : { body, signature: [] };
}

/** What a list shows under the subject. */
export function previewOf(split: SplitText, limit = 500): string {
  const said = split.ownText || split.quotedText || split.signature;
  // Most of a long text is never shown, and twice the limit is seldom half blank.
  const first = inOneLine(said.slice(0, 2 * limit));
  const words = first.length > limit ? first : inOneLine(said.slice(0, 8 * limit));
  return words.length <= limit
    ? words
    : `${words
        .slice(0, limit - 1)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd()}…`;
}

const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
