import { Database, marks } from '@prorab/platform';
import { Query, instant } from '@prorab/platform/marks';
import { FileBook } from '../../../application/ports/file-book.port.js';
import type { FileOwner, FileOwnerKind, MessageFile } from '../../../domain/files/message-file.js';

interface Row {
  id: string;
  owner_kind: FileOwnerKind;
  owner_id: string;
  conversation_id: string;
  message_id: string | null;
  name: string;
  type: string;
  bytes: number;
  original_key: string;
  width: number | null;
  height: number | null;
  animated: number | boolean | null;
  preview_key: string | null;
  preview_bytes: number | null;
  preview_width: number | null;
  preview_height: number | null;
  clean_key: string | null;
  clean_bytes: number | null;
  clean_type: string | null;
  created_at: unknown;
}
const COLUMNS =
  'id, owner_kind, owner_id, conversation_id, message_id, name, `type`, bytes, original_key, width, height, animated, preview_key, ' +
  'preview_bytes, preview_width, preview_height, clean_key, clean_bytes, clean_type, created_at';

@Query()
export class MikroFileBook extends FileBook {
  constructor(private readonly database: Database) {
    super();
  }

  async add({ owner, picture, ...file }: MessageFile): Promise<void> {
    const { preview, clean } = picture ?? {};
    await this.database.run(`insert into messenger_file (${COLUMNS}) values (${marks(COLUMNS.split(','))})`, [
      ...[file.id, owner.kind, owner.id, file.conversationId, file.messageId, file.name, file.type, file.bytes],
      ...[file.originalKey, picture?.width ?? null, picture?.height ?? null, picture?.animated ?? null],
      ...[preview?.key ?? null, preview?.bytes ?? null, preview?.width ?? null, preview?.height ?? null],
      ...[clean?.key ?? null, clean?.bytes ?? null, clean?.type ?? null, file.createdAt],
    ]);
  }

  async byIds(ids: readonly string[]): Promise<MessageFile[]> {
    const found = new Map((await this.#where('id', ids)).map((file) => [file.id, file]));
    return [...new Set(ids)].flatMap((id) => found.get(id) ?? []);
  }
  ofMessages(messageIds: readonly string[]): Promise<MessageFile[]> {
    return this.#where('message_id', messageIds);
  }
  async unsentOf({ kind, id }: FileOwner): Promise<number> {
    const [row] = await this.database.all<{ n: number }>(
      'select count(*) as n from messenger_file where message_id is null and owner_kind = ? and owner_id = ?',
      [kind, id],
    );
    return Number(row?.n ?? 0);
  }
  async give(ids: readonly string[], messageId: string): Promise<number> {
    if (ids.length === 0) return 0;
    return this.database.run(
      `update messenger_file set message_id = ? where message_id is null and id in (${marks(ids)})`,
      [messageId, ...ids],
    );
  }
  async takeUnsent({ before, limit }: { before: Date; limit: number }): Promise<MessageFile[]> {
    const rows = await this.database.all<Row>(
      `select ${COLUMNS} from messenger_file where message_id is null and created_at < ?
        order by created_at, id limit ${Math.trunc(limit)}${this.database.forUpdate}`,
      [before],
    );
    await this.#drop(rows);
    return rows.map(fileOf);
  }
  async takeOfDeleted({ before, limit }: { before: Date; limit: number }): Promise<MessageFile[]> {
    const columns = COLUMNS.split(', ').map((c) => `f.${c}`);
    const rows = await this.database.all<Row>(
      `select ${columns.join(', ')} from messenger_message m join messenger_file f on f.message_id = m.id
        where m.deleted_at < ? order by m.deleted_at, f.id limit ${Math.trunc(limit)}`,
      [before],
    );
    await this.#drop(rows);
    return rows.map(fileOf);
  }
  async keysInUse(keys: readonly string[]): Promise<Set<string>> {
    if (keys.length === 0) return new Set();
    const columns = ['original_key', 'clean_key', 'preview_key'];
    const rows = await this.database.all<{ k: string }>(
      columns.map((c) => `select ${c} as k from messenger_file where ${c} in (${marks(keys)})`).join(' union '),
      columns.flatMap(() => keys),
    );
    return new Set(rows.map(({ k }) => k));
  }

  async #drop(rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return;
    const ids = rows.map(({ id }) => id);
    await this.database.run(`delete from messenger_file where id in (${marks(ids)})`, ids);
  }
  async #where(column: 'id' | 'message_id', values: readonly string[]): Promise<MessageFile[]> {
    if (values.length === 0) return [];
    const rows = await this.database.all<Row>(
      `select ${COLUMNS} from messenger_file where ${column} in (${marks(values)}) order by id`,
      [...values],
    );
    return rows.map(fileOf);
  }
}

const fileOf = (row: Row): MessageFile => ({
  ...{ id: row.id, owner: { kind: row.owner_kind, id: row.owner_id }, conversationId: row.conversation_id },
  ...{
    messageId: row.message_id,
    name: row.name,
    type: row.type,
    bytes: Number(row.bytes),
    originalKey: row.original_key,
  },
  picture: pictureOf(row),
  createdAt: instant(row.created_at),
});
function pictureOf(row: Row): MessageFile['picture'] {
  if (row.preview_key === null || row.clean_key === null) return null;
  const [width, height] = [Number(row.preview_width), Number(row.preview_height)];
  return {
    ...{ width: Number(row.width), height: Number(row.height), animated: Boolean(row.animated) },
    preview: { key: row.preview_key, bytes: Number(row.preview_bytes), width, height },
    clean: { key: row.clean_key, bytes: Number(row.clean_bytes), type: String(row.clean_type) },
  };
}
