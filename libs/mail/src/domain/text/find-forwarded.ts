import type { ForwardedLetter } from '../letter-facts.js';
import { cut, headerBlockAt, isQuoted, linesOf, matchesAny, trimBlank, unquote, type HeaderBlock } from './lines.js';
import { mailboxIn } from './mailbox.js';
import { FORWARD_ENDS, FORWARD_MARKS, ORIGINAL_MARKS, QUOTE_HEADS } from './quote-marks.js';
import { writtenDate } from './written-date.js';

const DEPTH = 6;

/**
 * Letters forwarded inside the body, outermost first. A retyped header block alone is a quotation of an answer; it counts as forwarding
 * under a forwarding mark or when the subject says so (Outlook writes no mark).
 */
export function findForwarded(text: string, subjectSaysForwarded: boolean, all = linesOf(text)): ForwardedLetter[] {
  const chain: ForwardedLetter[] = [];
  let lines = all;
  for (let depth = 0; depth < DEPTH; depth++) {
    const found = firstForward(lines, depth === 0 ? subjectSaysForwarded : true);
    if (!found) break;
    const inner = plain(lines.slice(found.end));
    const next = firstForward(inner, true);
    const end = inner.findIndex((line) => matchesAny(FORWARD_ENDS, cut(line)));
    const stop = Math.min(next?.start ?? inner.length, end < 0 ? inner.length : end);
    chain.push({ ...found.letter, text: trimBlank(inner.slice(0, stop)) });
    lines = inner;
  }
  return chain;
}

type Found = { start: number; end: number; letter: Omit<ForwardedLetter, 'text'> };

function firstForward(lines: readonly string[], blockIsEnough: boolean): Found | null {
  for (let i = 0; i < lines.length; i++) {
    const line = cut(unquote(lines[i] ?? ''));
    if (!line) continue;
    if (matchesAny(FORWARD_MARKS, line)) return underMark(lines, i) ?? { start: i, end: i + 1, letter: unknown };
    if (!blockIsEnough) continue;
    if (matchesAny(ORIGINAL_MARKS, line)) {
      const under = underMark(lines, i);
      if (under) return under;
    }
    const block = headerBlockAt(lines, i);
    if (block && mailboxOrName(block)) return { start: i, end: block.end, letter: fromBlock(block) };
  }
  return null;
}

const unknown: Omit<ForwardedLetter, 'text'> = { from: null, to: '', subject: '', date: null, how: 'inline' };

function underMark(lines: readonly string[], mark: number): Found | null {
  for (let i = mark + 1; i < Math.min(lines.length, mark + 6); i++) {
    const line = cut(unquote(lines[i] ?? ''));
    if (!line) continue;
    const block = headerBlockAt(lines, i);
    if (block) return { start: mark, end: block.end, letter: fromBlock(block) };
    const two = cut(`${line} ${cut(unquote(lines[i + 1] ?? ''))}`);
    // Yandex: one line «23.11.2026, 10:00, "Иван" <a@b.ru>:» instead of a block.
    for (const [head, height] of [
      [line, 1],
      [two, 2],
    ] as const) {
      if (!matchesAny(QUOTE_HEADS, head)) continue;
      const name = /(?:\d{1,2}:\d{2}(?::\d{2})?(?:\s*[+-]\d{2}:?\d{2})?,?\s*(?:от\s)?)(.*)$/iu.exec(head)?.[1] ?? head;
      return { start: mark, end: i + height, letter: { ...unknown, from: mailboxIn(name), date: writtenDate(head) } };
    }
    // `headerBlockAt` wants three fields; under a mark «От: …» and «Тема: …» alone are enough.
    return looseBlock(lines, mark, i);
  }
  return null;
}

function looseBlock(lines: readonly string[], start: number, at: number): Found | null {
  const from = /^[>\s*]*(?:from|от|от кого)\s*:\*?\s*(.+)$/iu.exec(cut(lines[at] ?? ''));
  return from ? { start, end: at + 1, letter: { ...unknown, from: mailboxIn(from[1] ?? '') } } : null;
}

const mailboxOrName = (block: HeaderBlock): boolean => (block.fields.from ?? '').length > 0;

function fromBlock({ fields }: HeaderBlock): Omit<ForwardedLetter, 'text'> {
  return {
    from: mailboxIn(fields.from ?? ''),
    to: (fields.to ?? '').slice(0, 500),
    subject: (fields.subject ?? '').slice(0, 500),
    date: writtenDate(fields.date ?? ''),
    how: 'inline',
  };
}

/** Apple and The Bat! quote the forwarded letter with «>»; when most of it is marked, the marks go. */
function plain(lines: readonly string[]): string[] {
  const filled = lines.filter((line) => line.trim() !== '');
  const marked = filled.filter(isQuoted).length;
  return marked * 2 > filled.length ? lines.map(unquote) : [...lines];
}
