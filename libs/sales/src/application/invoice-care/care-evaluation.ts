import { Clock } from '@prorab/kernel';
import { UseCase } from '@prorab/platform/marks';
import { type ChanceModel, foretell } from '../../domain/invoice-care/chance/chance-model.js';
import type { CareRecord } from '../../domain/invoice-care/invoice-care.js';
import { waitingFor } from '../../domain/invoice-care/ladder.js';
import type { Rung } from '../../domain/invoice-care/rung.js';
import { WorkingDays } from '../../domain/invoice-care/working-days.js';
import { CareRules } from '../care-rules.js';
import { type Colleague, Colleagues } from '../ports/colleagues.port.js';
import type { AwaitedInvoice } from '../ports/invoice-care/awaited-invoices.port.js';
import { BranchCalendars } from '../ports/invoice-care/branch-calendars.port.js';
import { ChanceBook } from '../ports/invoice-care/chance-book.port.js';
import type { WatchedInvoice } from '../ports/invoice-care/watch-list.port.js';

export const isAwaited = ({ state, phantomOf }: AwaitedInvoice): boolean =>
  (state === 'unpaid' || state === 'partly') && phantomOf === null;

/** Who works here, by what days, and what was learned: looked up once for many invoices. */
export class Evaluation {
  readonly #days = new Map<string | null, Promise<WorkingDays>>();

  constructor(
    private readonly people: ReadonlyMap<string, Colleague>,
    private readonly calendars: BranchCalendars,
    private readonly model: ChanceModel | null,
    private readonly rules: CareRules,
    private readonly now: Date,
  ) {}

  /** Whose it is: the one it was given to, its manager, who ordered it, the customer's own; null = the heads. Only those who work here. */
  whoseIs(
    { employeeId, orderedById, responsibleId }: AwaitedInvoice,
    { ownerId, disowned }: CareRecord,
  ): string | null {
    const works = (id: string | null): boolean => id !== null && this.people.has(id);
    const inOrder = [ownerId, ...(disowned ? [] : [employeeId, orderedById, responsibleId])];
    return inOrder.find(works) ?? null;
  }

  daysOf(whoseId: string | null): Promise<WorkingDays> {
    const branchId = (whoseId === null ? null : this.people.get(whoseId)?.branchId) ?? null;
    const known = this.#days.get(branchId);
    if (known) return known;
    const days = this.calendars.of(branchId).then((calendar) => new WorkingDays(calendar, this.now));
    this.#days.set(branchId, days);
    return days;
  }

  async of(invoice: AwaitedInvoice, care: CareRecord): Promise<{ watched: WatchedInvoice; due: Rung | null }> {
    const whoseId = this.whoseIs(invoice, care);
    const days = await this.daysOf(whoseId);
    const { since, days: waited, reached, due } = waitingFor(invoice, care, days, this.rules);
    const { chance, because } = this.#chanceOf(invoice, days.after(days.dayOf(invoice.at)));
    const holds = care.told && reached && days.dayOf(care.told.at) > since ? care.told : null;
    const asleep = care.snoozedUntil !== null && care.snoozedUntil > this.now;
    return {
      watched: {
        ...{ invoiceKey: invoice.key, whoseId, since, days: waited, step: reached, owed: invoice.owed },
        ...{ told: asleep ? null : holds, listed: reached !== null && !asleep },
        ...{ chance, because, weight: Math.round(invoice.owed * (chance ?? byAgeAlone(waited))) },
      },
      due,
    };
  }

  #chanceOf(invoice: AwaitedInvoice, age: number): Pick<WatchedInvoice, 'chance' | 'because'> {
    if (!this.model) return { chance: null, because: [] };
    const { total, earlier, earlierPaid, contacts, channel, place } = invoice;
    return foretell(this.model, { age, total, earlier, earlierPaid, contacts, channel, place });
  }
}
/** What the list is ordered by as long as there is too little past: the sum, less with each day. */
const byAgeAlone = (days: number): number => 1 / (1 + days / 10);

@UseCase()
export class CareEvaluation {
  constructor(
    private readonly colleagues: Colleagues,
    private readonly calendars: BranchCalendars,
    private readonly chances: ChanceBook,
    private readonly rules: CareRules,
    private readonly clock: Clock,
  ) {}

  async begin(): Promise<Evaluation> {
    const now = this.clock.now();
    const people = new Map((await this.colleagues.at(now)).map((p) => [p.employeeId, p]));
    const learned = await this.chances.latest();
    return new Evaluation(people, this.calendars, learned?.model ?? null, this.rules, now);
  }
}
