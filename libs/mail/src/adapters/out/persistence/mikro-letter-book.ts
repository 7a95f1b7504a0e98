import { Database, inPortions, insertAll, isDuplicateKey, marks } from '@prorab/platform';
import { Query, instant } from '@prorab/platform/marks';
import type { LetterKind } from '../../../domain/classification-rules.js';
import { HTML_LATER, type LetterDirection, type LetterRecord, type Receipt } from '../../../domain/letter-record.js';
import {
  type BoundBounce,
  type KeptLetter,
  LetterBook,
  LetterKnown,
  type NewerLetter,
  type Place,
  placeKey,
} from '../../../application/ports/letter-book.port.js';
import {
  LETTER_COLUMNS,
  type StoredLetter,
  attachmentRows,
  contentRow,
  correspondentRows,
  letterOf,
  letterRow,
} from './letter-mapping.js';
import { sha256 } from './sql.js';

const placeHash = ({ mailbox, folder, uidValidity, uid }: Place): string => sha256(mailbox, folder, uidValidity, uid);

@Query()
export class MikroLetterBook extends LetterBook {
  constructor(private readonly database: Database) {
    super();
  }

  async takenPlaces(places: readonly Place[]): Promise<ReadonlySet<string>> {
    const keys = new Map(places.map((place) => [placeHash(place), placeKey(place)]));
    const rows = await inPortions([...keys.keys()], (part) =>
      this.database.all<{ place_hash: string }>(
        `select place_hash from mail_receipt where place_hash in (${marks(part)})`,
        part,
      ),
    );
    return new Set(rows.flatMap((r) => keys.get(r.place_hash) ?? []));
  }

  async withIdentities(identities: readonly string[]): Promise<KeptLetter[]> {
    const rows = await inPortions(
      [...new Set(identities)].map((i) => sha256(i)),
      (part) =>
        this.database.all<Record<string, string | null>>(
          `select id, identity, fingerprint, thread_id, subject, direction, answer_id from mail_letter where identity_hash in (${marks(part)})`,
          part,
        ),
    );
    return rows.map((r) => ({
      id: String(r.id),
      identity: String(r.identity),
      fingerprint: String(r.fingerprint),
      threadId: String(r.thread_id),
      subject: String(r.subject),
      direction: String(r.direction) as LetterDirection,
      answerId: r.answer_id ?? null,
    }));
  }

  async add(letters: readonly LetterRecord[]): Promise<void> {
    try {
      await insertAll(this.database, 'mail_letter', letters.map(letterRow));
    } catch (error) {
      throw isDuplicateKey(error) ? new LetterKnown('a letter of the batch is kept already') : error;
    }
    await insertAll(this.database, 'mail_content', letters.map(contentRow));
    await insertAll(this.database, 'mail_attachment', letters.flatMap(attachmentRows));
    await insertAll(this.database, 'mail_correspondent', letters.flatMap(correspondentRows));
  }

  async addReceipts(receipts: readonly Receipt[]): Promise<void> {
    for (const group of Map.groupBy(receipts, (r) => JSON.stringify([r.mailbox, r.folder, r.uidValidity])).values()) {
      const [{ mailbox, folder, uidValidity } = { mailbox: '', folder: '', uidValidity: '' }] = group;
      // Our own listener's receipts carry the letter in place of a validity; they are never renumbered.
      if (folder !== 'smtp')
        await inPortions(group, async (part) => {
          await this.database.run(
            `delete from mail_receipt where letter_id in (${marks(part)}) and mailbox = ? and folder = ? and uid_validity <> ?`,
            [...part.map((r) => r.letterId), mailbox, folder, uidValidity],
          );
          return [];
        });
    }
    const rows = receipts.map((r) => ({
      place_hash: placeHash(r),
      letter_id: r.letterId,
      mailbox: r.mailbox,
      folder: r.folder,
      uid_validity: r.uidValidity,
      uid: r.uid,
      received_at: r.receivedAt,
      day: r.receivedAt.toISOString().slice(0, 10),
    }));
    await insertAll(this.database, 'mail_receipt', rows, 'keep');
    const lists = receipts.map((r) => ({ letter_id: r.letterId, mailbox: r.mailbox, received_at: r.receivedAt }));
    await insertAll(this.database, 'mail_letter_mailbox', lists, 'keep');
  }

  async bindBounces(bounces: readonly BoundBounce[]): Promise<void> {
    const rows = bounces.map(({ letterId, originalLetterId, answerId, threadId, at, report }) => ({
      letter_id: letterId,
      original_letter_id: originalLetterId,
      answer_id: answerId,
      thread_id: threadId,
      at,
      recipient: report.recipient?.slice(0, 320) ?? null,
      status: report.status?.slice(0, 50) ?? null,
      diagnostic: report.diagnostic.slice(0, 5_000),
      kind: report.kind,
    }));
    await insertAll(this.database, 'mail_bounce', rows, 'keep');
  }

  async byId(id: string): Promise<LetterRecord | null> {
    const [row] = await this.database.all<StoredLetter>(
      `select ${LETTER_COLUMNS} from mail_letter l join mail_content c on c.letter_id = l.id where l.id = ?`,
      [id],
    );
    if (!row) return null;
    const attachments = await this.database.all<StoredLetter>(
      'select * from mail_attachment where letter_id = ? order by n',
      [id],
    );
    return letterOf(row, attachments);
  }

  async newerInThread(threadId: string, letterId: string | null): Promise<NewerLetter[]> {
    const rows = await this.database.all<StoredLetter>(
      `select id, direction, kind, from_address, from_name, author_id, received_at from mail_letter
        where thread_id = ? and id > ? and answer_id is null and kind in ('person', 'form') and direction <> 'internal'
        order by id desc limit 20`,
      [threadId, letterId ?? ''],
    );
    return rows.map((r) => ({
      id: String(r.id),
      direction: String(r.direction) as LetterDirection,
      kind: String(r.kind) as LetterKind,
      from: String(r.from_name || r.from_address || ''),
      authorId: r.author_id === null ? null : String(r.author_id),
      at: instant(r.received_at),
    }));
  }

  async markAnswered(threadIds: readonly string[]): Promise<void> {
    await inPortions(threadIds, async (part) => {
      await this.database.run(
        `update mail_letter set awaiting = ? where thread_id in (${marks(part)}) and awaiting = ?`,
        [false, ...part, true],
      );
      return [];
    });
  }

  async reclassify(id: string, as: { kind: LetterKind; reasons: readonly string[]; awaiting: boolean }): Promise<void> {
    await this.database.run('update mail_letter set kind = ?, reasons = ?, awaiting = ? where id = ?', [
      as.kind,
      JSON.stringify(as.reasons),
      as.awaiting,
      id,
    ]);
  }

  async keepHtml(id: string, html: { safeHtml: string | null; hasRemoteImages: boolean }): Promise<void> {
    const kept = await this.database.run(
      'update mail_content set safe_html = ? where letter_id = ? and safe_html = ?',
      [html.safeHtml, id, HTML_LATER],
    );
    if (kept)
      await this.database.run('update mail_letter set has_remote_images = ? where id = ?', [html.hasRemoteImages, id]);
  }

  async countByDay(mailbox: string, folder: string, since: Date): Promise<ReadonlyMap<string, number>> {
    const rows = await this.database.all<{ day: string; n: number }>(
      'select day, count(*) as n from mail_receipt where mailbox = ? and folder = ? and day >= ? group by day',
      [mailbox, folder, since.toISOString().slice(0, 10)],
    );
    return new Map(rows.map((r) => [r.day, Number(r.n)]));
  }
}
