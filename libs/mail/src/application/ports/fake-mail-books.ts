import { PoisonedMissing } from '../../domain/letter.errors.js';
import { type Colleague, Colleagues } from './colleagues.port.js';
import {
  type AppendedLetter,
  type DayCount,
  FolderMissing,
  MailArchive,
  MailServerUnavailable,
} from './mail-archive.port.js';
import type { MailboxStatus } from './mailbox-monitor.port.js';
import { MailboxStates } from './mailbox-states.port.js';
import { type PoisonedLetter, PoisonedLetters } from './poisoned-letters.port.js';
import { type DayDifference, Reconciliations } from './reconciliations.port.js';

export class FakePoisonedLetters extends PoisonedLetters {
  readonly rows = new Map<string, PoisonedLetter>();
  async putAside(letter: PoisonedLetter): Promise<boolean> {
    const same = (old: PoisonedLetter): boolean =>
      old.mailbox === letter.mailbox &&
      old.folder === letter.folder &&
      old.rawHash === letter.rawHash &&
      old.uidValidity === letter.uidValidity &&
      old.uid === letter.uid;
    if ([...this.rows.values()].some(same)) return false;
    this.rows.set(letter.id, letter);
    return true;
  }
  async takeForChange(id: string): Promise<PoisonedLetter> {
    const row = this.rows.get(id);
    if (!row) throw new PoisonedMissing(id);
    return row;
  }
  async byId(id: string): Promise<PoisonedLetter | null> {
    return this.rows.get(id) ?? null;
  }
  async save(letter: PoisonedLetter): Promise<void> {
    this.rows.set(letter.id, letter);
  }
  async countByDay(mailbox: string, folder: string, since: Date): Promise<ReadonlyMap<string, number>> {
    const days = new Map<string, number>();
    const first = since.toISOString().slice(0, 10);
    for (const r of this.rows.values()) {
      const day = r.receivedAt.toISOString().slice(0, 10);
      if (r.mailbox === mailbox && r.folder === folder && day >= first && r.status !== 'taken-in')
        days.set(day, (days.get(day) ?? 0) + 1);
    }
    return days;
  }
}

export class FakeReconciliations extends Reconciliations {
  rows: DayDifference[] = [];
  async replace(mailbox: string, folder: string, differences: readonly DayDifference[]): Promise<DayDifference[]> {
    const ofFolder = (d: DayDifference): boolean => d.mailbox === mailbox && d.folder === folder;
    const before = new Map(this.rows.filter(ofFolder).map((d) => [d.day, d.missing]));
    this.rows = [...this.rows.filter((d) => !ofFolder(d)), ...differences];
    return differences.filter((d) => d.missing > (before.get(d.day) ?? 0));
  }
  async all(): Promise<DayDifference[]> {
    return this.rows;
  }
}

export class FakeColleagues extends Colleagues {
  constructor(public people: readonly Colleague[] = []) {
    super();
  }
  async list(): Promise<readonly Colleague[]> {
    return this.people;
  }
}

export class FakeMailboxStates extends MailboxStates {
  statuses: MailboxStatus[] = [];
  readonly remarks = new Map<string, string | null>();
  all(): readonly MailboxStatus[] {
    return this.statuses;
  }
  remarkOf(mailbox: string): string | null {
    return this.remarks.get(mailbox) ?? null;
  }
  remark(mailbox: string, text: string | null): void {
    this.remarks.set(mailbox, text);
  }
}

/** A folder exists once it has counts; what is appended lies in `appended`. */
export class FakeMailArchive extends MailArchive {
  counts = new Map<string, DayCount[]>();
  readonly appended: { mailbox: string; folder: string; uid: number; raw: string }[] = [];
  down = false;
  async countByDay(mailbox: string, folder: string, since: Date): Promise<DayCount[]> {
    this.#refuseWhenDown(mailbox);
    const counts = this.counts.get(`${mailbox}/${folder}`);
    if (!counts) throw new FolderMissing(mailbox, folder);
    const first = since.toISOString().slice(0, 10);
    return counts.filter(({ day }) => day >= first).sort((a, b) => (a.day < b.day ? -1 : 1));
  }
  async folders(mailbox: string): Promise<{ folder: string; role: 'inbox' | 'sent' | 'other' }[]> {
    this.#refuseWhenDown(mailbox);
    const own = [...this.counts.keys()].filter((key) => key.startsWith(`${mailbox}/`));
    return own.map((key) => {
      const folder = key.slice(mailbox.length + 1);
      return { folder, role: folder === 'INBOX' ? 'inbox' : folder === 'Sent' ? 'sent' : 'other' };
    });
  }
  async append(order: { mailbox: string; folder?: string; raw: Uint8Array }): Promise<AppendedLetter> {
    const { mailbox, folder = 'Sent' } = order;
    this.#refuseWhenDown(mailbox);
    const raw = Buffer.from(order.raw).toString('utf8');
    const id = idOf(raw);
    const there = this.appended.find((a) => a.mailbox === mailbox && a.folder === folder && id && idOf(a.raw) === id);
    const letter = there ?? { mailbox, folder, uid: this.appended.length + 1, raw };
    if (!there) this.appended.push(letter);
    return { folder, uid: letter.uid, uidValidity: '1', existed: there !== undefined };
  }
  #refuseWhenDown(mailbox: string): void {
    if (this.down) throw new MailServerUnavailable(mailbox, 'down');
  }
}

const idOf = (raw: string): string | undefined => /^message-id:\s*(<[^>\r\n]+>)/im.exec(raw)?.[1];
