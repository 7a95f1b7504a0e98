import { Database, insertAll } from '@prorab/platform';
import { Query, type SqlValue, instant } from '@prorab/platform/marks';
import { type FolderCursor, MailboxCursors } from '../../../application/ports/mailbox-cursors.port.js';
import { withStorageTroubleNamed } from '../../../application/storage-trouble.js';

@Query()
export class MikroMailboxCursors extends MailboxCursors {
  constructor(private readonly database: Database) {
    super();
  }
  async get(mailbox: string, folder: string): Promise<FolderCursor | null> {
    const [row] = await withStorageTroubleNamed(() =>
      this.database.all<Record<string, SqlValue>>('select * from mail_cursor where mailbox = ? and folder = ?', [
        mailbox,
        folder,
      ]),
    );
    if (!row) return null;
    return {
      uidValidity: String(row.uid_validity),
      lastUid: Number(row.last_uid),
      highestModseq: row.highest_modseq === null ? null : String(row.highest_modseq),
      historyBefore: instant(row.history_before),
      backlog: row.backlog_from === null ? null : { from: Number(row.backlog_from), to: Number(row.backlog_to) },
      checkedAt: instant(row.checked_at),
    };
  }
  async save(mailbox: string, folder: string, cursor: FolderCursor): Promise<void> {
    const row = {
      mailbox,
      folder,
      uid_validity: cursor.uidValidity,
      last_uid: cursor.lastUid,
      highest_modseq: cursor.highestModseq,
      history_before: cursor.historyBefore,
      backlog_from: cursor.backlog?.from ?? null,
      backlog_to: cursor.backlog?.to ?? null,
      checked_at: cursor.checkedAt,
    };
    await withStorageTroubleNamed(() =>
      insertAll(this.database, 'mail_cursor', [row], { replaceBy: 'mailbox, folder' }),
    );
  }
}
