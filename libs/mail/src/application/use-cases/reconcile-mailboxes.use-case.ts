import { Clock } from '@prorab/kernel';
import { ChangeFeed, Outbox, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { LettersMissing } from '../../contract/index.js';
import { mailStream } from '../mail-names.js';
import { MailSettings, type MailboxSettings } from '../mail-settings.js';
import { LetterBook } from '../ports/letter-book.port.js';
import { MailArchive } from '../ports/mail-archive.port.js';
import { MailboxCursors } from '../ports/mailbox-cursors.port.js';
import { MailboxStates } from '../ports/mailbox-states.port.js';
import { PoisonedLetters } from '../ports/poisoned-letters.port.js';
import { type DayDifference, Reconciliations } from '../ports/reconciliations.port.js';

const DAY = 86_400_000;
const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/**
 * Counts what the server holds against what is stored, per folder and UTC day up to yesterday. More on the server is an alarm. Fewer
 * is shown only: people delete and move letters. A folder whose first import goes on is left out.
 */
@UseCase()
export class ReconcileMailboxes {
  constructor(
    private readonly archive: MailArchive,
    private readonly letters: LetterBook,
    private readonly poisoned: PoisonedLetters,
    private readonly cursors: MailboxCursors,
    private readonly reconciliations: Reconciliations,
    private readonly states: MailboxStates,
    private readonly settings: MailSettings,
    private readonly outbox: Outbox,
    private readonly feed: ChangeFeed,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @returns days with missing letters, all mailboxes. A mailbox that does not answer is remarked upon and does not stop the others. */
  async execute({ mailbox: only }: { mailbox?: string } = {}): Promise<DayDifference[]> {
    const missing: DayDifference[] = [];
    for (const mailbox of this.settings.values.mailboxes.filter((m) => m.hasArchive && (!only || m.name === only))) {
      try {
        const found = await this.#mailbox(mailbox);
        missing.push(...found);
        const lost = found.reduce((sum, d) => sum + d.missing, 0);
        this.states.remark(mailbox.name, lost ? `на сервере есть письма, которых нет у нас: ${lost}` : null);
      } catch (error) {
        this.states.remark(
          mailbox.name,
          `сверка не удалась: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
    }
    return missing;
  }

  async #mailbox(mailbox: MailboxSettings): Promise<DayDifference[]> {
    const missing: DayDifference[] = [];
    for (const { folder } of await this.archive.folders(mailbox.name)) {
      const since = await this.#since(mailbox, folder);
      if (!since) continue;
      const differences = await this.#folder(mailbox.name, folder, since);
      await this.work.run(async () => {
        for (const worse of await this.reconciliations.replace(mailbox.name, folder, differences)) this.#alarm(worse);
      });
      missing.push(...differences.filter((d) => d.missing > 0));
    }
    return missing;
  }

  async #folder(mailbox: string, folder: string, since: Date): Promise<DayDifference[]> {
    const today = dayOf(this.clock.now());
    const server = new Map((await this.archive.countByDay(mailbox, folder, since)).map((d) => [d.day, d.letters]));
    const stored = await this.letters.countByDay(mailbox, folder, since);
    const aside = await this.poisoned.countByDay(mailbox, folder, since);
    const days = [...new Set([...server.keys(), ...stored.keys(), ...aside.keys()])]
      .filter((day) => day < today)
      .sort();
    const checkedAt = this.clock.now();
    return days.flatMap((day) => {
      const [onServer, have, putAside] = [server.get(day) ?? 0, stored.get(day) ?? 0, aside.get(day) ?? 0];
      if (onServer === have + putAside) return [];
      const missing = Math.max(0, onServer - have - putAside);
      return [{ mailbox, folder, day, onServer, stored: have, putAside, missing, checkedAt }];
    });
  }

  /** null: nothing to compare yet. */
  async #since({ name, historyDays }: MailboxSettings, folder: string): Promise<Date | null> {
    const cursor = await this.cursors.get(name, folder);
    if (!cursor || cursor.backlog) return null;
    const usual = new Date(Date.parse(dayOf(this.clock.now())) - this.settings.values.reconcileDays * DAY);
    if (historyDays === null) return usual;
    // The day on which the import began to reach back is only half ours: from the next one on.
    const imported = new Date(Date.parse(dayOf(new Date(cursor.historyBefore.getTime() - historyDays * DAY))) + DAY);
    return imported > usual ? imported : usual;
  }

  #alarm({ mailbox, folder, day, onServer, stored, missing, checkedAt }: DayDifference): void {
    const told = { mailbox, folder, day, onServer, stored, missing, at: checkedAt.toISOString() };
    this.outbox.add(LettersMissing.of(told));
    this.feed.append({ stream: mailStream, kind: 'letters-missing', subject: mailbox, payload: told });
  }
}
