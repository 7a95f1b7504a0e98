import { Clock, DomainError, newId } from '@prorab/kernel';
import { ChangeFeed, Jobs, Outbox, UnitOfWork, UseCase, messageFor } from '@prorab/platform/marks';
import { LedgerLate } from '../../../contract/index.js';
import { LedgerBooksOther, LedgerTakenOver } from '../../ports/ledger/ledger-errors.js';
import { LedgerMirror } from '../../ports/ledger/ledger-mirror.port.js';
import { type LedgerReading, LedgerReadings } from '../../ports/ledger/ledger-readings.port.js';
import { Ledger } from '../../ports/ledger.port.js';
import { SalesRules } from '../../sales-rules.js';
import { beginCareJob } from '../invoice-care/begin-care-job.js';
import { ChangeBooks } from './change-books.use-case.js';
import { type Followed, FollowLedger } from './follow-ledger.use-case.js';

const LEASE_MS = 120_000;
/** Without a sign of change the books are looked through this often all the same. */
const RECENT_EVERY_MS = 60_000;
const HOUR = 3_600_000;

type Looked = 'read' | 'nothing-new' | 'another-reads' | 'failed';
type How = 'recent' | 'all' | null;

/**
 * Looks whether something has changed in the books, and follows them. One instance at a time; what goes wrong is remembered for
 * people and tried again at the next call. Books other than those that are mirrored are not read before a person says so (`ChangeBooks`).
 */
@UseCase()
export class WatchLedger {
  readonly #holder = newId();
  /** `how` is known before it is done. */
  #current: { readonly done: Promise<Looked>; readonly how: Promise<How> } | null = null;
  constructor(
    private readonly ledger: Ledger,
    private readonly follow: FollowLedger,
    private readonly change: ChangeBooks,
    private readonly mirror: LedgerMirror,
    private readonly readings: LedgerReadings,
    private readonly rules: SalesRules,
    private readonly outbox: Outbox,
    private readonly feed: ChangeFeed,
    private readonly jobs: Jobs,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * `afresh`: where people work is looked at now, whether or not there is a sign of change; a look of this instance that goes on is waited
   * for, unless it looks at everything.
   */
  async execute({ signal, afresh = false }: { signal?: AbortSignal; afresh?: boolean } = {}): Promise<Looked> {
    const going = afresh ? this.#current : null;
    if (going && (await going.how) !== 'all') await Promise.allSettled([going.done]);
    if (this.#current) return 'another-reads';
    const how = Promise.withResolvers<How>();
    const done = this.look(signal, afresh, how.resolve).finally(() => {
      this.#current = null;
      how.resolve(null);
    });
    this.#current = { done, how: how.promise };
    return done;
  }

  private async look(signal: AbortSignal | undefined, afresh: boolean, tell: (how: How) => void): Promise<Looked> {
    if (!(await this.hold())) return 'another-reads';
    try {
      const done = await this.attempt(signal, afresh, tell);
      await this.alarm();
      return done;
    } finally {
      await this.readings.release(this.ledger.source, this.#holder);
    }
  }

  private async attempt(
    signal: AbortSignal | undefined,
    afresh: boolean,
    tell: (how: How) => void,
  ): Promise<'read' | 'nothing-new' | 'failed'> {
    const { source } = this.ledger;
    try {
      await this.areTheSameBooks();
      const [reading, began] = [await this.readings.of(source), this.clock.now()];
      const pulse = (await this.ledger.pulse()).slice(0, 200);
      const how = afresh ? 'recent' : reading && this.howToRead(reading, pulse, began);
      if (!reading || !how) {
        await this.readings.note(source, { checkedAt: this.clock.now(), failure: null, failedAt: null });
        return 'nothing-new';
      }
      tell(how);
      let facts = 0;
      const onPage = async (soFar: Followed): Promise<void> => {
        await this.goesOn(reading, soFar.facts > facts);
        facts = soFar.facts;
      };
      await this.follow.execute({ how, ...(signal ? { signal } : {}), onPage });
      const { wantedAt } = (await this.readings.of(source)) ?? { wantedAt: null };
      await this.work.run(async () => {
        await this.readings.note(source, {
          ...{ pulse, recentAt: began, checkedAt: this.clock.now(), failure: null, failedAt: null },
          ...(how === 'all' ? { allAt: began, ...(wantedAt && wantedAt <= began ? { wantedAt: null } : {}) } : {}),
        });
        if (reading.allAt !== null || how !== 'all') return;
        await this.jobs.enqueue({ job: beginCareJob, key: `${source} ${began.toISOString()}`, payload: {} });
      });
      return 'read';
    } catch (error) {
      const before = (await this.readings.of(source))?.failure ?? null;
      const failure = sentenceOf(error);
      await this.readings.note(source, { failure, failedAt: this.clock.now() });
      // A fault of ours stands in the log and in quarantine once, not every five seconds.
      if (!(error instanceof DomainError) && failure !== before) throw error;
      return 'failed';
    }
  }

  private howToRead(reading: LedgerReading, pulse: string, now: Date): How {
    const age = (at: Date | null): number => (at === null ? Infinity : now.getTime() - at.getTime());
    if (reading.wantedAt !== null || age(reading.allAt) >= this.rules.ledgerAllEveryHours * HOUR) return 'all';
    return pulse !== reading.pulse || age(reading.recentAt) >= RECENT_EVERY_MS ? 'recent' : null;
  }

  /** An empty mirror is nobody's. @throws LedgerBooksOther */
  private async areTheSameBooks(): Promise<void> {
    const { source } = this.ledger;
    const others = (await this.readings.all()).filter((r) => r.source !== source);
    const mirrored = others.find((r) => r.checkedAt !== null);
    if (!mirrored) {
      for (const other of others) await this.readings.remove(other.source);
    } else if (await this.mirror.isEmpty()) await this.change.execute({ to: source });
    else throw new LedgerBooksOther(source, mirrored.source);
  }

  /**
   * A long pass renews its lease, and shows that the books are read. After a failure only its end shows that (in the first reading of
   * all: what is new to us): books that answer the first questions and fail at a later one are not followed.
   */
  private async goesOn(before: LedgerReading, isNew: boolean): Promise<void> {
    if (!(await this.hold())) throw new LedgerTakenOver();
    if (before.failure !== null && !(before.allAt === null && isNew)) return;
    await this.readings.note(this.ledger.source, { checkedAt: this.clock.now() });
  }
  private hold(): Promise<boolean> {
    const now = this.clock.now();
    const until = new Date(now.getTime() + LEASE_MS);
    return this.readings.hold(this.ledger.source, this.#holder, { now, until });
  }

  private async alarm(): Promise<void> {
    const { source } = this.ledger;
    const reading = await this.readings.of(source);
    if (!reading) return;
    const now = this.clock.now();
    const { checkedAt, startedAt, failure, alarmedAt } = reading;
    const late = now.getTime() - (checkedAt ?? startedAt).getTime() > this.rules.ledgerLagLimitMinutes * 60_000;
    if (late === (alarmedAt !== null)) return;
    await this.work.run(async () => {
      await this.readings.note(source, { alarmedAt: late ? now : null });
      if (!late) return;
      const told = { source, answeredAt: checkedAt?.toISOString() ?? null, failure, at: now.toISOString() };
      this.outbox.add(LedgerLate.of(told));
      this.feed.append({ stream: 'invoices', kind: 'ledger-late', subject: source, payload: told });
    });
  }
}

/** Only what is known to hold no secrets goes to people; the rest stands in the log. */
const sentenceOf = (error: unknown): string =>
  (error instanceof DomainError
    ? messageFor(error.code, 'ru', error.details, error.message)
    : 'Учёт прочитать не удалось: внутренняя ошибка.'
  ).slice(0, 2_000);
