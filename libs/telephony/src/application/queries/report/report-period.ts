import { type CalendarDay, ZoneClock, dayNumber } from '@prorab/kernel';
import type { SqlValue } from '@prorab/platform/marks';
import { ReportPeriodEmpty, ReportTooLong } from '../../../domain/report/report.errors.js';
import type { BranchPlace } from '../../ports/branches.port.js';

export interface ReportFilter {
  /** First and last day, by the clock of each branch. */
  readonly from: CalendarDay;
  readonly to: CalendarDay;
  /** null: of no branch. */
  readonly branchId?: string | null;
  /** Number of ours. */
  readonly line?: string;
}
/** A piece of a statement with its parameters. */
export interface Sql {
  readonly text: string;
  readonly params: readonly SqlValue[];
}
const MOST_DAYS = 400;
const HOUR_MS = 3_600_000;

/** Branches whose days begin at the same instants; `rest`: also what belongs to none. */
interface Borders {
  readonly from: number;
  readonly to: number;
  readonly branchIds: string[];
  readonly rest: boolean;
}

/** The days of a report, which begin where each branch is. */
export class ReportPeriod {
  readonly #zones: ReadonlyMap<string, string>;
  readonly #homeless: string;

  /** @throws ReportPeriodEmpty, ReportTooLong */
  constructor(
    readonly filter: ReportFilter,
    branches: readonly BranchPlace[],
  ) {
    const days = dayNumber(filter.to) - dayNumber(filter.from) + 1;
    if (days < 1) throw new ReportPeriodEmpty();
    if (days > MOST_DAYS) throw new ReportTooLong(days, MOST_DAYS);
    this.#zones = new Map(branches.map(({ id, zone }) => [id, zone]));
    this.#homeless = branches[0]?.zone ?? 'UTC';
  }
  /** The wall clock of a branch; of none, or of one that has gone, that of the first. */
  clockOf(branchId: string | null): ZoneClock {
    return ZoneClock.of(this.#zones.get(branchId ?? '') ?? this.#homeless);
  }
  /** First instant, and the first after it, by the clock of what belongs to no branch. */
  get borders(): readonly [Date, Date] {
    const { from, to } = this.#borders(this.clockOf(null));
    return [new Date(from), new Date(to)];
  }
  /** On `started_hour`: whole hours since 1970. */
  byHour(): Sql {
    return this.#where('started_hour', (ms) => Math.floor(ms / HOUR_MS));
  }
  byInstant(column: string): Sql {
    return this.#where(column, (ms) => new Date(ms));
  }

  #where(column: string, value: (ms: number) => SqlValue): Sql {
    const { branchId, line } = this.filter;
    const parts: Sql[] = [];
    const within = ({ from, to }: Pick<Borders, 'from' | 'to'>): Sql => ({
      ...{ text: `${column} >= ? and ${column} < ?`, params: [value(from), value(to)] },
    });
    if (branchId !== undefined) {
      parts.push(within(this.#borders(this.clockOf(branchId))));
      parts.push(
        branchId === null ? { text: 'branch_id is null', params: [] } : { text: 'branch_id = ?', params: [branchId] },
      );
    } else {
      const all = this.#all();
      // The whole of it first: it is what an index can jump to.
      parts.push(within({ from: Math.min(...all.map((b) => b.from)), to: Math.max(...all.map((b) => b.to)) }));
      if (all.length > 1) parts.push(either(all.map((b) => joined([within(b), this.#its(b)]))));
    }
    if (line !== undefined) parts.push({ text: 'line = ?', params: [line] });
    return joined(parts);
  }
  #its({ branchIds, rest }: Borders): Sql {
    // Those of the rest are whatever is not of the others: a branch that has gone is among them.
    const named = rest ? [...this.#zones.keys()].filter((id) => !branchIds.includes(id)) : branchIds;
    const list = `(${named.map(() => '?').join(', ')})`;
    return { text: rest ? `(branch_id is null or branch_id not in ${list})` : `branch_id in ${list}`, params: named };
  }
  #all(): Borders[] {
    const all = new Map<string, Borders>();
    const put = (clock: ZoneClock, branchId: string | null): void => {
      const { from, to } = this.#borders(clock);
      const key = `${from} ${to}`;
      const known = all.get(key) ?? { from, to, branchIds: [], rest: false };
      if (branchId !== null) known.branchIds.push(branchId);
      all.set(key, { ...known, rest: known.rest || branchId === null });
    };
    put(this.clockOf(null), null);
    for (const id of this.#zones.keys()) put(this.clockOf(id), id);
    return [...all.values()];
  }
  #borders(clock: ZoneClock): { from: number; to: number } {
    const { from, to } = this.filter;
    return { from: clock.instantOf(dayNumber(from), 0), to: clock.instantOf(dayNumber(to) + 1, 0) };
  }
}
const joined = (parts: readonly Sql[]): Sql => ({
  ...{ text: parts.map((p) => p.text).join(' and '), params: parts.flatMap((p) => p.params) },
});
const either = (parts: readonly Sql[]): Sql => ({
  ...{ text: `(${parts.map((p) => `(${p.text})`).join(' or ')})`, params: parts.flatMap((p) => p.params) },
});
