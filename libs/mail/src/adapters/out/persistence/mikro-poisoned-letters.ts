import { Database, insertAll } from '@prorab/platform';
import { Query, type SqlValue, instant, instantOrNull } from '@prorab/platform/marks';
import type { FolderRole } from '../../../application/ports/collected-letter.js';
import { type PoisonedLetter, PoisonedLetters } from '../../../application/ports/poisoned-letters.port.js';
import { PoisonedMissing } from '../../../domain/letter.errors.js';
import { sha256 } from './sql.js';

type Row = Record<string, SqlValue>;

@Query()
export class MikroPoisonedLetters extends PoisonedLetters {
  constructor(private readonly database: Database) {
    super();
  }
  async putAside(letter: PoisonedLetter): Promise<boolean> {
    const row = poisonedRow(letter);
    await insertAll(this.database, 'mail_poisoned', [row], 'keep');
    // One that another instance has just put aside may not be visible yet; then it is not this one either.
    const sql = 'select id from mail_poisoned where place_hash = ?';
    const [kept] = await this.database.all<{ id: string }>(sql, [row.place_hash ?? null]);
    return kept?.id === letter.id;
  }
  async takeForChange(id: string): Promise<PoisonedLetter> {
    const [row] = await this.database.all<Row>(`select * from mail_poisoned where id = ?${this.database.forUpdate}`, [
      id,
    ]);
    if (!row) throw new PoisonedMissing(id);
    return poisonedOf(row);
  }
  async byId(id: string): Promise<PoisonedLetter | null> {
    const [row] = await this.database.all<Row>('select * from mail_poisoned where id = ?', [id]);
    return row ? poisonedOf(row) : null;
  }
  async save({ id, status, settledAt, attempts, reason }: PoisonedLetter): Promise<void> {
    await this.database.run(
      'update mail_poisoned set status = ?, settled_at = ?, attempts = ?, reason = ? where id = ?',
      [status, settledAt, attempts, reason, id],
    );
  }
  async countByDay(mailbox: string, folder: string, since: Date): Promise<ReadonlyMap<string, number>> {
    const rows = await this.database.all<{ day: string; n: number }>(
      "select day, count(*) as n from mail_poisoned where mailbox = ? and folder = ? and day >= ? and status <> 'taken-in' group by day",
      [mailbox, folder, since.toISOString().slice(0, 10)],
    );
    return new Map(rows.map((r) => [r.day, Number(r.n)]));
  }
}

const poisonedRow = (l: PoisonedLetter): Row => ({
  id: l.id,
  place_hash: sha256(l.mailbox, l.folder, l.uidValidity, l.uid, l.rawHash),
  mailbox: l.mailbox,
  folder: l.folder,
  role: l.role,
  uid_validity: l.uidValidity,
  uid: l.uid,
  received_at: l.receivedAt,
  day: l.receivedAt.toISOString().slice(0, 10),
  size: l.size,
  history: l.history,
  too_large: l.tooLarge,
  problem: l.problem,
  reason: l.reason,
  raw_hash: l.rawHash,
  excerpt: l.excerpt,
  status: l.status,
  put_aside_at: l.putAsideAt,
  settled_at: l.settledAt,
  attempts: l.attempts,
});

export const poisonedOf = (row: Row): PoisonedLetter => ({
  id: String(row.id),
  mailbox: String(row.mailbox),
  folder: String(row.folder),
  role: String(row.role) as FolderRole,
  uidValidity: String(row.uid_validity),
  uid: Number(row.uid),
  receivedAt: instant(row.received_at),
  size: Number(row.size),
  history: Boolean(row.history),
  tooLarge: Boolean(row.too_large),
  problem: String(row.problem) as PoisonedLetter['problem'],
  reason: String(row.reason),
  rawHash: String(row.raw_hash),
  excerpt: String(row.excerpt),
  status: String(row.status) as PoisonedLetter['status'],
  putAsideAt: instant(row.put_aside_at),
  settledAt: instantOrNull(row.settled_at),
  attempts: Number(row.attempts),
});
