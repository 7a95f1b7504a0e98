import { Query, type SqlValue, Tables, instant } from '@prorab/platform/marks';
import { LetterMissing } from '../../domain/letter.errors.js';
import { HTML_LATER } from '../../domain/letter-record.js';
import { LetterBook } from '../ports/letter-book.port.js';
import { ShowHtml } from '../use-cases/show-html.use-case.js';
import { type BounceView, type LetterView, letterView } from './letter-view.js';

@Query()
export class ShowLetter {
  constructor(
    private readonly letters: LetterBook,
    private readonly tables: Tables,
    private readonly html: ShowHtml,
  ) {}

  /** @throws LetterMissing */
  async execute({ letterId }: { letterId: string }): Promise<LetterView> {
    const kept = await this.letters.byId(letterId);
    if (!kept) throw new LetterMissing(letterId);
    const made = kept.safeHtml === HTML_LATER ? await this.html.execute({ letters: [kept] }) : null;
    const letter = { ...kept, ...made?.get(letterId) };
    const receipts = await this.tables.all<Record<string, SqlValue>>(
      'select mailbox, folder, received_at from mail_receipt where letter_id = ? order by received_at, mailbox limit 50',
      [letterId],
    );
    const bounces = await this.tables.all<Record<string, SqlValue>>(
      'select letter_id, recipient, status, diagnostic, kind, at from mail_bounce where original_letter_id = ? order by at limit 50',
      [letterId],
    );
    const found = receipts.map((r) => ({
      ...{ letterId, mailbox: String(r.mailbox), folder: String(r.folder), uidValidity: '', uid: 0 },
      receivedAt: instant(r.received_at),
    }));
    return letterView(letter, found, bounces.map(bounceView));
  }
}

export const bounceView = (row: Record<string, SqlValue>): BounceView => ({
  letterId: String(row.letter_id),
  recipient: row.recipient === null ? null : String(row.recipient),
  status: row.status === null ? null : String(row.status),
  diagnostic: String(row.diagnostic),
  severity: String(row.kind),
  at: instant(row.at).toISOString(),
});
