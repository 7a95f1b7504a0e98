import { FolderCollector, type CollectorTools } from './folder-collector.js';
import { FolderPosition } from './folder-position.js';
import { ImapConnection, type Secrets } from './imap-connection.js';
import { findFolders } from './imap-folders.js';
import { stateOfFailure } from './imap-failure.js';
import { waitForNews } from './wait-for-news.js';
import type { MailboxCursors } from '../../../application/ports/mailbox-cursors.port.js';

export interface SessionTools extends CollectorTools {
  readonly cursors: MailboxCursors;
  readonly secrets: Secrets;
  /** After every good round over the folders of one connection. */
  readonly onRound: (folders: readonly FolderCollector[]) => void;
}

/** Told to stop, a command that the server does not answer is given up after this; letters in memory are still stored. */
const stopGraceMs = 3000;

/**
 * The first look after a letter, doubling up to the usual interval: Dovecot does not tell of a letter that came while the one before
 * was being fetched (seen on 2.3.19: no EXISTS for 30 s), and letters like to come together.
 */
const firstLookMs = 250;

/** An import makes way after this for new letters of its connection; without the inbox among them, when they are due. */
const sliceMs = 2000;

interface Round {
  connection: ImapConnection;
  folders: readonly FolderCollector[];
  backlog: readonly FolderCollector[];
  waitMs: number;
}

/**
 * From login to the first trouble: one connection idles on the inbox, a second asks Sent and the other folders and brings in the
 * backlog. When the server grants only one, it does both. Ends by throwing what went wrong, or quietly when told to stop.
 */
export class MailboxSession {
  readonly #connections: ImapConnection[] = [];
  constructor(private readonly tools: SessionTools) {}

  async run(): Promise<void> {
    const { signal } = this.tools;
    let timer: NodeJS.Timeout | undefined;
    const hurry = (): void => {
      timer = setTimeout(() => this.#connections.forEach((c) => c.cut()), stopGraceMs);
    };
    signal.addEventListener('abort', hurry, { once: true });
    try {
      await this.#run();
    } catch (error) {
      const broken = this.#connections.find((c) => !c.alive);
      // The command that failed says `NoConnection`; the reason is what the connection heard.
      throw broken && stateOfFailure(error) === 'failed' && isNoConnection(error) ? broken.failure : error;
    } finally {
      signal.removeEventListener('abort', hurry);
      clearTimeout(timer);
      await Promise.allSettled(this.#connections.map(async (c) => (signal.aborted ? c.bye() : c.cut())));
    }
  }

  async #run(): Promise<void> {
    const { config, signal } = this.tools;
    const first = await this.#open();
    const folders = await this.#collectors(first);
    for (const folder of folders) {
      if (signal.aborted) return;
      await folder.collectNew(first);
    }
    // imapflow counts the silence from the last byte: a question asked just before the end of it would look unanswered.
    const longest = config.answerWithinSeconds * 800;
    const [checkMs = 0, pollMs = 0] = [config.checkEverySeconds, config.pollEverySeconds].map((s) =>
      Math.min(s * 1000, longest),
    );
    const sweepNeeded = folders.length > 1 || folders.some((f) => f.hasBacklog);
    const second = sweepNeeded ? await this.#openSecond() : null;
    const rounds: Round[] = second
      ? [
          { connection: first, folders: folders.slice(0, 1), backlog: [], waitMs: checkMs },
          { connection: second, folders: folders.slice(1), backlog: folders, waitMs: pollMs },
        ]
      : [{ connection: first, folders, backlog: folders, waitMs: sweepNeeded ? Math.min(checkMs, pollMs) : checkMs }];
    await this.#untilOneFails(rounds);
  }

  /** The others are cut when one fails, and waited for, so that no letter is in hand when the next session begins. */
  async #untilOneFails(rounds: readonly Round[]): Promise<void> {
    let failure: { error: unknown } | null = null;
    const watched = rounds.map(async (round) => {
      try {
        await this.#loop(round);
      } catch (error) {
        failure ??= { error: round.connection.alive || !isNoConnection(error) ? error : round.connection.failure };
        for (const connection of this.#connections) connection.cut();
      }
    });
    await Promise.all(watched);
    if (failure) throw (failure as { error: unknown }).error;
  }

  async #loop({ connection, folders, backlog, waitMs }: Round): Promise<void> {
    const { signal } = this.tools;
    const writable = this.tools.config.markSeen;
    const holdsInbox = folders.some((f) => f.folder.role === 'inbox');
    let quiet = firstLookMs;
    while (!signal.aborted) {
      const heard = connection.arrivals;
      for (const folder of folders) {
        if ((await folder.collectNew(connection)) > 0) quiet = firstLookMs;
        if (signal.aborted) return;
      }
      this.tools.onRound(folders);
      const importing = backlog.find((f) => f.hasBacklog);
      if (importing) await importing.importSlice(connection, holdsInbox ? sliceMs : Math.max(sliceMs, waitMs));
      else if (!folders[0]) return;
      // The folder selected is the one IDLE speaks of. What arrived between the search and the IDLE was heard already.
      else await connection.inFolder(folders[0].folder.path, async () => undefined, { writable });
      if (!importing && connection.arrivals === heard) {
        await waitForNews(connection, Math.min(quiet, waitMs), signal);
        quiet = Math.min(quiet * 2, waitMs);
      }
      connection.assertAlive();
    }
  }

  async #collectors(connection: ImapConnection): Promise<FolderCollector[]> {
    const { config, cursors } = this.tools;
    const folders = await findFolders(connection.client, config);
    return Promise.all(
      folders.map(async (folder) => {
        const position = await FolderPosition.load(cursors, config.name, folder.path);
        return new FolderCollector(folder, position, this.tools);
      }),
    );
  }

  async #open(): Promise<ImapConnection> {
    const connection = await ImapConnection.open(this.tools.config, this.tools.secrets, this.tools.signal);
    this.#connections.push(connection);
    return connection;
  }
  async #openSecond(): Promise<ImapConnection | null> {
    try {
      return await this.#open();
    } catch (error) {
      // Servers limit connections per user. If the trouble is a worse one, the first connection meets it in its next command.
      if (stateOfFailure(error) === 'failed') return null;
      throw error;
    }
  }
}

const isNoConnection = (error: unknown): boolean =>
  ['NoConnection', 'EConnectionClosed', 'StateLogout'].includes(String((error as { code?: unknown } | null)?.code));
