import { Query, type SqlValue, Tables, instant } from '@prorab/platform/marks';
import type { LetterKind } from '../../domain/classification-rules.js';
import type { LetterDirection } from '../../domain/letter-record.js';
import { searchWords } from '../../domain/search-text.js';
import { normaliseAddress } from '../../domain/text/mailbox.js';
import { BRIEF_COLUMNS, type LetterBrief, type LetterBriefRow, letterBrief } from './letter-brief.js';

export interface LetterFilter {
  kind?: LetterKind;
  direction?: LetterDirection;
  mailbox?: string;
  /** Anybody in the letter: sender, customer, recipient, writer of a forwarded letter. */
  address?: string;
  /** Every word has to occur in subject, people, file names or the beginning of the text. */
  search?: string;
  /** It made an inquiry and nobody has answered. */
  unanswered?: boolean;
  threadId?: string;
}
export interface LetterPlace {
  receivedAt: Date;
  id: string;
}

/** Newest first, one question whatever the filter: the narrowest table leads, so that its index gives the order too. */
@Query()
export class ListLetters {
  constructor(private readonly tables: Tables) {}

  /** @returns one more than `limit`, if there are, each with its place in the order */
  async execute({
    limit,
    after,
    ...filter
  }: LetterFilter & { limit: number; after: LetterPlace | null }): Promise<(LetterBrief & { place: LetterPlace })[]> {
    const { join, at, id, where } = leading(filter);
    if (after) where.push([`${at} <= ? and (${at} < ? or ${id} < ?)`, [after.receivedAt, after.receivedAt, after.id]]);
    const conditions = where.length ? `where ${where.map(([sql]) => sql).join(' and ')}` : '';
    const rows = await this.tables.all<LetterBriefRow>(
      `select ${BRIEF_COLUMNS}, ${at} as place_at from ${join} ${conditions} order by ${at} desc, ${id} desc limit ${limit + 1}`,
      where.flatMap(([, values]) => values),
    );
    return rows.map((row) => {
      const brief = letterBrief(row);
      return { ...brief, place: { receivedAt: instant(row.place_at), id: brief.id } };
    });
  }
}

type Where = [string, SqlValue[]][];
interface Leading {
  join: string;
  at: string;
  id: string;
  where: Where;
}

function leading(filter: LetterFilter): Leading {
  const { kind, direction, mailbox, address, search, unanswered, threadId } = filter;
  const where: Where = [];
  if (kind) where.push(['l.kind = ?', [kind]]);
  if (direction) where.push(['l.direction = ?', [direction]]);
  if (unanswered !== undefined) where.push(['l.awaiting = ?', [unanswered]]);
  if (threadId) where.push(['l.thread_id = ?', [threadId]]);
  for (const word of searchWords(search ?? ''))
    where.push(["l.search like ? escape '!'", [`%${word.replace(/[!%_]/g, '!$&')}%`]]);
  if (address) {
    where.push(['p.address = ?', [normaliseAddress(address)]]);
    if (mailbox) where.push([MAILBOX, [mailbox]]);
    const join = 'mail_correspondent p join mail_letter l on l.id = p.letter_id';
    return { join, at: 'p.received_at', id: 'p.letter_id', where };
  }
  if (mailbox && !threadId && !unanswered) {
    where.push(['m.mailbox = ?', [mailbox]]);
    const join = 'mail_letter_mailbox m join mail_letter l on l.id = m.letter_id';
    return { join, at: 'm.received_at', id: 'm.letter_id', where };
  }
  if (mailbox) where.push([MAILBOX, [mailbox]]);
  return { join: 'mail_letter l', at: 'l.received_at', id: 'l.id', where };
}

const MAILBOX = 'exists (select 1 from mail_letter_mailbox m where m.letter_id = l.id and m.mailbox = ?)';
