import type { ImapFlow } from 'imapflow';
import {
  type AppendedLetter,
  type DayCount,
  FolderMissing,
  MailArchive,
  MailServerUnavailable,
} from '../../../application/ports/mail-archive.port.js';
import type { MailboxConfig } from '../../../mail.config.js';
import { ImapConnection, type Secrets, environmentSecrets } from '../../in/imap/imap-connection.js';
import { reasonOf } from '../../in/imap/imap-failure.js';
import { type ImapFolder, findFolders } from '../../in/imap/imap-folders.js';

const day = 86_400_000;

/** A short connection per question: they are rare (an answer sent, the nightly count) and must not disturb the collecting. */
export class ImapMailArchive extends MailArchive {
  readonly #mailboxes: ReadonlyMap<string, MailboxConfig>;
  constructor(
    mailboxes: readonly MailboxConfig[],
    private readonly secrets: Secrets = environmentSecrets,
  ) {
    super();
    this.#mailboxes = new Map(mailboxes.map((m) => [m.name, m]));
  }

  folders(mailbox: string): Promise<{ folder: string; role: ImapFolder['role'] }[]> {
    return this.#ask(mailbox, async ({ client }, config) => {
      const folders = await findFolders(client, config);
      return folders.map(({ path, role }) => ({ folder: path, role }));
    });
  }

  countByDay(mailbox: string, folder: string, since: Date): Promise<DayCount[]> {
    const first = since.toISOString().slice(0, 10);
    // SINCE compares days of the server's own time zone: ask for one more and count by UTC.
    const asked = new Date(new Date(first).getTime() - day);
    return this.#ask(mailbox, (connection) =>
      this.#inFolder(connection, mailbox, folder, async (client) => {
        const uids = await search(client, { since: asked });
        const counts = new Map<string, number>();
        if (uids.length === 0) return [];
        const range = `${uids[0]}:${uids.at(-1)}`;
        const seen = new Set<number>();
        for await (const { uid, internalDate } of client.fetch(
          range,
          { uid: true, internalDate: true },
          { uid: true },
        )) {
          if (internalDate === undefined || seen.has(uid)) continue;
          seen.add(uid);
          const on = new Date(internalDate).toISOString().slice(0, 10);
          if (on >= first) counts.set(on, (counts.get(on) ?? 0) + 1);
        }
        return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([on, letters]) => ({ day: on, letters }));
      }),
    );
  }

  append(order: {
    mailbox: string;
    folder?: string;
    raw: Uint8Array;
    flags?: readonly string[];
  }): Promise<AppendedLetter> {
    const { mailbox, raw, flags = ['\\Seen'] } = order;
    return this.#ask(mailbox, async (connection, config) => {
      const folder =
        order.folder ?? (await findFolders(connection.client, config)).find((f) => f.role === 'sent')?.path;
      if (!folder) throw new FolderMissing(mailbox, 'Sent');
      const messageId = messageIdOf(raw);
      const find = (): Promise<{ uid: number; uidValidity: string } | null> =>
        this.#inFolder(connection, mailbox, folder, async (client) => {
          const uid = messageId ? (await search(client, { header: { 'message-id': messageId } })).at(-1) : undefined;
          const validity = client.mailbox ? client.mailbox.uidValidity : 0n;
          return uid === undefined ? null : { uid, uidValidity: String(validity) };
        });
      // A lost answer to an earlier APPEND, or a server that files sent letters by itself.
      const there = await find();
      if (there) return { folder, ...there, existed: true };
      const made = await connection.client.append(folder, Buffer.from(raw), [...flags]);
      if (!made) throw connection.failure;
      if (made.uid)
        return {
          folder,
          uid: made.uid,
          uidValidity: made.uidValidity ? String(made.uidValidity) : null,
          existed: false,
        };
      return { folder, ...((await find()) ?? { uid: null, uidValidity: null }), existed: false };
    });
  }

  #inFolder<T>(
    connection: ImapConnection,
    mailbox: string,
    folder: string,
    work: (client: ImapFlow) => Promise<T>,
  ): Promise<T> {
    return connection
      .inFolder(folder, () => work(connection.client), { fresh: true })
      .catch((error: unknown) => {
        // NONEXISTENT is RFC 5530; older servers only say NO.
        const { serverResponseCode, mailboxMissing } = error as {
          serverResponseCode?: string;
          mailboxMissing?: boolean;
        };
        if (mailboxMissing || serverResponseCode === 'NONEXISTENT') throw new FolderMissing(mailbox, folder);
        throw error;
      });
  }

  async #ask<T>(mailbox: string, work: (connection: ImapConnection, config: MailboxConfig) => Promise<T>): Promise<T> {
    const config = this.#mailboxes.get(mailbox);
    if (!config) throw new MailServerUnavailable(mailbox, 'no such mailbox in the configuration');
    let connection: ImapConnection | null = null;
    try {
      connection = await ImapConnection.open(config, this.secrets);
      return await work(connection, config);
    } catch (error) {
      if (error instanceof FolderMissing) throw error;
      throw new MailServerUnavailable(mailbox, reasonOf(error));
    } finally {
      await connection?.bye();
    }
  }
}

async function search(client: ImapFlow, query: Parameters<ImapFlow['search']>[0]): Promise<number[]> {
  const found = await client.search(query, { uid: true });
  if (!Array.isArray(found)) throw new Error('the server refused to search');
  return found.sort((a, b) => a - b);
}

function messageIdOf(raw: Uint8Array): string | null {
  const header =
    Buffer.from(raw.subarray(0, 65_536))
      .toString('latin1')
      .split(/\r?\n\r?\n/, 1)[0] ?? '';
  return /^message-id:\s*(<[^>\r\n]+>)/im.exec(header)?.[1] ?? null;
}
