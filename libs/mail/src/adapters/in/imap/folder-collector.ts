import type { Clock } from '@prorab/kernel';
import type { MailboxObject } from 'imapflow';
import type { MailboxConfig } from '../../../mail.config.js';
import type { FolderPosition } from './folder-position.js';
import type { FragileLetters } from './fragile-letters.js';
import type { ImapConnection } from './imap-connection.js';
import type { ImapFolder } from './imap-folders.js';
import { type LetterBatch, readLetters } from './letter-batches.js';
import type { LetterHandover, ReadBatch } from './letter-handover.js';
import { oneAhead } from './one-ahead.js';

const day = 86_400_000;
/** The server's clock and ours differ by less than this. */
const skewMs = 10 * 60_000;
export interface CollectorTools {
  readonly config: MailboxConfig;
  readonly letterBytes: number;
  readonly handover: LetterHandover;
  readonly fragile: FragileLetters;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * One folder over one session: brings in what is new above the cursor, and the backlog beside it. Long because every move of the
 * cursor is in this file: where it begins, when it goes on, what a renumbering does to it.
 */
export class FolderCollector {
  /** UIDs of the backlog still to come, in the wanted order; null = not asked yet. */
  #left: number[] | null = null;

  constructor(
    readonly folder: ImapFolder,
    readonly position: FolderPosition,
    private readonly tools: CollectorTools,
  ) {}

  get hasBacklog(): boolean {
    return this.position.cursor?.backlog != null;
  }

  /** Everything above the cursor; says how many. The search is also the proof that the server is alive and that the cursor is still valid. */
  async collectNew(connection: ImapConnection): Promise<number> {
    let taken = 0;
    await this.#inKnownFolder(connection, async (mailbox) => {
      const { clock, handover, signal } = this.tools;
      const { lastUid, historyBefore } = this.position.known;
      const validity = String(mailbox.uidValidity);
      // `9999:*` matches the last letter even when it is older (RFC 3501), hence the filter.
      const uids = (await this.#search(connection, { uid: `${lastUid + 1}:*` })).filter((uid) => uid > lastUid);
      const isHistory = (at: Date): boolean => at.getTime() < historyBefore.getTime() - skewMs;
      for await (const batch of this.#read(connection, validity, uids, isHistory)) {
        taken += batch.letters.length;
        if (batch.letters.length > 1 && batch.letters.every((l) => l.history))
          await handover.batch(await handover.read(batch.letters));
        else {
          for (const letter of batch.letters) {
            await handover.one(letter);
            if (signal.aborted) return this.position.change({ lastUid: letter.origin.uid }, validity);
          }
        }
        await this.#settle(connection, batch);
        await this.position.change({ lastUid: batch.upTo }, validity);
        if (signal.aborted) return;
      }
      this.position.oldestPendingAt = null;
      const highestModseq = mailbox.highestModseq ? String(mailbox.highestModseq) : null;
      await this.position.change({ checkedAt: clock.now(), highestModseq }, validity);
    });
    return taken;
  }

  /** Some seconds' worth of the backlog; resumes where it stopped, also after a restart. */
  async importSlice(connection: ImapConnection, sliceMs: number): Promise<void> {
    await this.#inKnownFolder(connection, async (mailbox) => {
      const { clock, config, handover, signal } = this.tools;
      const { backlog, historyBefore } = this.position.known;
      if (!backlog) return;
      const validity = String(mailbox.uidValidity);
      this.#left ??= this.#ordered(await this.#search(connection, { uid: `${backlog.from}:${backlog.to}` }), backlog);
      const until = clock.now().getTime() + sliceMs;
      const isHistory = (at: Date): boolean => at.getTime() < historyBefore.getTime() + skewMs;
      const enough = (): boolean => signal.aborted || clock.now().getTime() > until;
      const batches = this.#read(connection, validity, this.#left, isHistory, enough);
      // While a batch is stored the next one is read by the parser and the one behind it comes from the server.
      for await (const { batch, read } of oneAhead(understood(batches, handover))) {
        await handover.batch(read);
        await this.#settle(connection, batch);
        this.#left = this.#left.slice(this.#left.indexOf(batch.upTo) + 1);
        this.position.backlogLeft = this.#left.length;
        const rest =
          config.historyOrder === 'oldest-first'
            ? { from: batch.upTo + 1, to: backlog.to }
            : { from: backlog.from, to: batch.upTo - 1 };
        await this.position.change({ backlog: rest }, validity);
        if (signal.aborted) break;
      }
      if (this.#left.length === 0) await this.position.change({ backlog: null }, validity);
    });
  }

  /** Folder selected, cursor present and of the same numbering. */
  async #inKnownFolder(connection: ImapConnection, work: (mailbox: MailboxObject) => Promise<void>): Promise<void> {
    const { path } = this.folder;
    const writable = this.tools.config.markSeen;
    const fits = (mailbox: MailboxObject): boolean => this.position.cursor?.uidValidity === String(mailbox.uidValidity);
    const attempt = async (mailbox: MailboxObject): Promise<boolean> => {
      if (!fits(mailbox)) return false;
      await work(mailbox);
      return true;
    };
    if (await connection.inFolder(path, attempt, { writable })) return;
    // Either first time, or renumbered, or our view of the folder is older than the cursor of the other connection: look afresh.
    await connection.inFolder(
      path,
      async (mailbox) => {
        if (!fits(mailbox)) await this.#begin(connection, mailbox);
        await work(mailbox);
      },
      { writable, fresh: true },
    );
  }

  async #begin(connection: ImapConnection, mailbox: MailboxObject): Promise<void> {
    const { clock, config } = this.tools;
    const now = clock.now();
    const before = this.position.cursor;
    const uids = await this.#search(connection, { all: true });
    const newest = Math.max((mailbox.uidNext || 1) - 1, uids.at(-1) ?? 0);
    const from = async (since: Date): Promise<number> => (await this.#search(connection, { since }))[0] ?? newest + 1;
    const base = { uidValidity: String(mailbox.uidValidity), highestModseq: null, checkedAt: now };
    this.#left = null;
    if (before) {
      // Renumbered: recent letters are read again as new ones, the rest beside them; the natural key drops what is known.
      const recent = await from(new Date(before.checkedAt.getTime() - config.rescanDays * day));
      const backlog = uids.length && recent > 1 ? { from: 1, to: recent - 1 } : null;
      const { historyBefore, checkedAt } = before;
      return this.position.begin({ ...base, lastUid: recent - 1, backlog, historyBefore, checkedAt });
    }
    const first =
      config.historyDays === null
        ? 1
        : config.historyDays === 0
          ? newest + 1
          : await from(new Date(now.getTime() - config.historyDays * day));
    const backlog = uids.length && first <= newest ? { from: first, to: newest } : null;
    await this.position.begin({ ...base, lastUid: newest, backlog, historyBefore: now });
  }

  #read(
    connection: ImapConnection,
    uidValidity: string,
    uids: readonly number[],
    isHistory: (receivedAt: Date) => boolean,
    enough = (): boolean => false,
  ): AsyncGenerator<LetterBatch> {
    const { config, letterBytes } = this.tools;
    const { path, role } = this.folder;
    return readLetters({
      client: connection.client,
      mailbox: config.name,
      origin: { via: 'imap', folder: path, role, uidValidity },
      uids,
      letterBytes,
      fragile: this.tools.fragile.of(path, uidValidity),
      isHistory,
      enough,
      onHeads: (heads) => {
        const live = heads.filter((h) => !isHistory(h.receivedAt)).map((h) => h.receivedAt.getTime());
        if (live.length) this.position.oldestPendingAt ??= new Date(Math.min(...live));
      },
    });
  }

  async #settle(connection: ImapConnection, batch: LetterBatch): Promise<void> {
    for (const { letter, reason } of batch.unreadable) await this.tools.handover.unreadable(letter, reason);
    const fragile = this.tools.fragile.of(this.folder.path, String(this.position.known.uidValidity));
    for (const letter of [...batch.letters, ...batch.unreadable.map((u) => u.letter)]) fragile.clear(letter.origin.uid);
    const stored = batch.letters.map((l) => l.origin.uid);
    if (!this.tools.config.markSeen || stored.length === 0) return;
    try {
      await connection.client.messageFlagsAdd(stored.join(','), ['\\Seen'], { uid: true });
    } catch (error) {
      // The letters are stored: a flag that a broken line kept from them is no reason to take them in again, and the line is missed soon enough.
      if (connection.alive) throw error;
    }
  }

  async #search(
    connection: ImapConnection,
    query: Parameters<ImapConnection['client']['search']>[0],
  ): Promise<number[]> {
    const found = await connection.client.search(query, { uid: true });
    if (!Array.isArray(found))
      throw connection.alive ? new Error(`the server refused to search ${this.folder.path}`) : connection.failure;
    return found.sort((a, b) => a - b);
  }

  #ordered(uids: number[], { from, to }: { from: number; to: number }): number[] {
    const within = uids.filter((uid) => uid >= from && uid <= to);
    return this.tools.config.historyOrder === 'oldest-first' ? within : within.reverse();
  }
}

async function* understood(
  batches: AsyncGenerator<LetterBatch>,
  handover: LetterHandover,
): AsyncGenerator<{ batch: LetterBatch; read: ReadBatch }> {
  for await (const batch of batches) yield { batch, read: await handover.read(batch.letters) };
}
