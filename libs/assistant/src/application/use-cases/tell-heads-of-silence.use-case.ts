import { grouped } from '../../domain/grouped.js';
import { newId } from '@prorab/kernel';
import { Clock, Locks, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { headsFor } from '../../domain/reminder/audience.js';
import type { Recipient } from '../../domain/reminder/recipient.js';
import { ownerOf } from '../../domain/reminder/reminder-record.js';
import { type Reminding, aReminding, naturalKey } from '../../domain/reminder/reminding.js';
import { totalsForHead } from '../../domain/reminder/said-text.js';
import { type HeldForReturn, ReminderBook } from '../ports/reminder-book.port.js';
import { ReminderRecipients } from '../ports/reminder-recipients.port.js';
import { RemindingLog } from '../ports/reminding-log.port.js';
import { ReminderSettings } from '../reminder-settings.js';
import { ReminderSpeech } from '../reminder-speech.js';

const HOUR = 3_600_000;
const AT_ONCE = 500;
interface Total {
  head: Recipient;
  silent: Reminding[];
  held: HeldForReturn[];
}

/** Nobody reacted, or nobody is there to be told: the heads hear of it as one total, once an hour at most, and in working hours. */
@UseCase()
export class TellHeadsOfSilence {
  constructor(
    private readonly book: ReminderBook,
    private readonly log: RemindingLog,
    private readonly recipients: ReminderRecipients,
    private readonly speech: ReminderSpeech,
    private readonly settings: ReminderSettings,
    private readonly locks: Locks,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute(): Promise<{ told: number }> {
    return this.work.run(async () => {
      await this.locks.hold('assistant.reminder-totals');
      const now = this.clock.now();
      const people = await this.recipients.at(now);
      const silent = await this.log.takeToEscalate(now, AT_ONCE);
      const held = await this.#untold(await this.book.heldForReturn(now));
      let told = 0;
      for (const total of this.#totals(silent, held, people, now)) told += await this.#tell(total, people, now);
      return { told };
    });
  }

  #totals(
    silent: readonly Reminding[],
    held: readonly HeldForReturn[],
    people: readonly Recipient[],
    now: Date,
  ): Total[] {
    const byHead = new Map<string, Total>();
    const of = (whose: string | null): Total[] => {
      const branch = people.find((p) => p.employeeId === whose)?.branchId ?? null;
      return headsFor(branch, people, now)
        .filter((head) => head.atWork)
        .map((head) => {
          const total = byHead.get(head.employeeId) ?? { head, silent: [], held: [] };
          byHead.set(head.employeeId, total);
          return total;
        });
    };
    for (const line of silent) for (const total of of(line.recipientId)) total.silent.push(line);
    for (const one of held) for (const total of of(employeeIn(one.owner))) total.held.push(one);
    return [...byHead.values()];
  }

  async #tell({ head, silent, held }: Total, people: readonly Recipient[], now: Date): Promise<number> {
    const hour = new Date(Math.floor(now.getTime() / HOUR) * HOUR).toISOString();
    const key = naturalKey('totals', 'silence', hour, head.employeeId);
    if ((await this.log.known([key])).has(key)) return 0;
    const name = (id: string | null): string =>
      people.find((p) => p.employeeId === id)?.name ??
      (this.settings.language === 'ru' ? 'Без ответственного' : 'Nobody’s');
    const bySilent = [...grouped(silent, (l) => l.recipientId)].map(([id, lines]) => ({
      ...{ name: name(id), count: lines.length },
      oldest: new Date(Math.min(...lines.map((l) => Number(l.saidAt ?? l.dueAt)))),
    }));
    const byHeld = held.map(({ owner, count, until }) => ({ name: name(employeeIn(owner)), count, until }));
    const { language, lateAfterMinutes, link } = this.settings;
    const by = { language, zone: head.calendar.zone, now, lateAfterMinutes, link };
    const text = totalsForHead(bySilent, byHeld, by);
    const id = newId();
    const speechKey = `reminder-totals:${id}`;
    const line = {
      rule: 'totals',
      state: 'said',
      owner: `employee:${head.employeeId}`,
      createdAt: now,
      dueAt: now,
    } as const;
    await this.log.add(
      aReminding({
        ...line,
        id,
        naturalKey: key,
        subject: 'silence',
        text,
        recipientId: head.employeeId,
        speechKey,
        saidAt: now,
        saidText: text,
      }),
      ...held.map((h) =>
        aReminding({ ...line, id: newId(), naturalKey: heldKey(h), subject: h.owner, text: String(h.count) }),
      ),
    );
    await this.log.save(...silent.map((l) => ({ ...l, escalatedAt: now })));
    this.speech.say({ key: speechKey, employeeId: head.employeeId, text, buttons: [], buttonsUntil: null });
    return 1;
  }

  /** Of one absence the heads hear once. */
  async #untold(held: readonly HeldForReturn[]): Promise<HeldForReturn[]> {
    const known = await this.log.known(held.map(heldKey));
    return held.filter((h) => !known.has(heldKey(h)));
  }
}
const heldKey = ({ owner, until }: HeldForReturn): string =>
  naturalKey('held', owner, until.toISOString().slice(0, 10), null);
function employeeIn(owner: string): string | null {
  const of = ownerOf(owner);
  return of.kind === 'employee' ? of.employeeId : null;
}
