import { Clock, dayName, dayNumber } from '@prorab/kernel';
import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { learn } from '../../../domain/invoice-care/chance/chance-model.js';
import { looksAt } from '../../../domain/invoice-care/chance/past-looks.js';
import { CareRules } from '../../care-rules.js';
import { BranchCalendars } from '../../ports/invoice-care/branch-calendars.port.js';
import { ChanceBook, type LearnedChance } from '../../ports/invoice-care/chance-book.port.js';

/** The newest of those old enough to learn from, and of the younger: learning takes a fraction of a second, in which nothing else is done. */
const MOST = 5_000;

/** Learns from the company's own past which invoices get paid, and keeps with it how well it foretells. Each night. */
@UseCase()
export class LearnChances {
  constructor(
    private readonly chances: ChanceBook,
    private readonly calendars: BranchCalendars,
    private readonly rules: CareRules,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<LearnedChance> {
    const now = this.clock.now();
    const { learnFrom, paidWithinDays: horizonDays } = this.rules;
    const closed = new Date(now.getTime() - horizonDays * 86_400_000);
    const invoices = [
      ...(await this.chances.past({ since: closed, limit: MOST })),
      ...(await this.chances.past({ before: closed, limit: MOST })),
    ];
    const ageOf = await this.#workingDays();
    const looks = looksAt(invoices, { now, horizonDays, ageOf });
    const model = learn(looks, { atLeast: learnFrom });
    const learned = { trainedAt: now, invoices: new Set(looks.map((l) => l.invoiceKey)).size, model };
    await this.work.run(() => this.chances.keep(learned));
    return learned;
  }

  /** Of the company's own days; asked a hundred thousand times, so they are counted once each. */
  async #workingDays(): Promise<(from: Date, to: Date) => number> {
    const calendar = await this.calendars.of(null);
    const opens = new Map<number, boolean>();
    const isOpen = (day: number): boolean => {
      const known = opens.get(day) ?? calendar.hoursOf(dayName(day)).length > 0;
      opens.set(day, known);
      return known;
    };
    return (from, to) => {
      const [first, last] = [dayNumber(calendar.dayOf(from)), dayNumber(calendar.dayOf(to))];
      let days = 0;
      for (let day = first + 1; day <= last; day++) if (isOpen(day)) days++;
      return days;
    };
  }
}
