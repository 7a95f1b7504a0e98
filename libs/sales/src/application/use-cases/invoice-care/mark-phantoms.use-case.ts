import { Clock } from '@prorab/kernel';
import { Locks, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { phantomsAmong } from '../../../domain/invoice-care/phantoms.js';
import { CareRules } from '../../care-rules.js';
import { CareChanges } from '../../invoice-care/care-changes.js';
import { type MarkedCandidate, PhantomMarks, type Whose } from '../../ports/invoice-care/phantom-marks.port.js';

const DAY = 86_400_000;
const PAGE = 500;
/** What one event looks at; of a buyer with more of the same goods the round over all finds them. */
const ALIKE = 2_000;

interface Marked {
  phantoms: number;
  changed: number;
}
interface Customers {
  whose: Whose;
  keys: string[];
  since: Date;
}
interface Judged {
  phantoms: number;
  changed: Map<string, string | null>;
}

/**
 * Finds invoices that say the same as another of the same customer: of those only one is waited for. Around some, in the caller's unit of work;
 * or of all that are watched, customer by customer, each portion in a unit of work of its own, if anything changes there.
 */
@UseCase()
export class MarkPhantoms {
  constructor(
    private readonly marks: PhantomMarks,
    private readonly changes: CareChanges,
    private readonly rules: CareRules,
    private readonly locks: Locks,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute({ invoiceKeys }: { invoiceKeys?: readonly string[] } = {}): Promise<Marked> {
    const { watchDays, twinDays } = this.rules;
    const since = new Date(this.clock.now().getTime() - (watchDays + twinDays) * DAY);
    if (!invoiceKeys) return this.#all(since);
    return this.#mark(async () => {
      const judged = this.#judge((await this.marks.alike(invoiceKeys, since, ALIKE)) ?? []);
      for (const key of await this.marks.orphans(invoiceKeys))
        if (!judged.changed.has(key)) judged.changed.set(key, null);
      return judged;
    });
  }

  async #all(since: Date): Promise<Marked> {
    const sum = { phantoms: 0, changed: 0 };
    const add = ({ phantoms, changed }: Marked): void => {
      sum.phantoms += phantoms;
      sum.changed += changed;
    };
    for await (const customers of this.#portions(since)) {
      const look = async (): Promise<Judged> => this.#judge(await this.marks.ofCustomers(customers));
      const { phantoms, changed } = await look();
      // Looked at once more under the lock: it is held only where there is something to mark.
      add(changed.size ? await this.#mark(look) : { phantoms, changed: 0 });
    }
    const orphans = async (): Promise<Judged> => ({
      phantoms: 0,
      changed: new Map((await this.marks.orphans()).map((key) => [key, null])),
    });
    while ((await orphans()).changed.size) add(await this.#mark(orphans));
    return sum;
  }

  /** Keys of customers with about a page of invoices together; one with more is a portion by himself. */
  async *#portions(since: Date): AsyncGenerator<Customers> {
    for (const whose of ['ours', 'books'] as const) {
      let after: string | null = null;
      do {
        const some = await this.marks.customers({ whose, since, after, limit: PAGE });
        let [keys, invoices]: [string[], number] = [[], 0];
        for (const customer of some) {
          if (keys.length && invoices + customer.invoices > PAGE) {
            yield { whose, keys, since };
            [keys, invoices] = [[], 0];
          }
          keys.push(customer.key);
          invoices += customer.invoices;
        }
        if (keys.length) yield { whose, keys, since };
        after = some.at(-1)?.key ?? null;
      } while (after !== null);
    }
  }

  #judge(some: readonly MarkedCandidate[]): Judged {
    const phantoms = phantomsAmong(some, { withinDays: this.rules.twinDays });
    const changed = some.flatMap(({ key, phantomOf }) => {
      const now = phantoms.get(key) ?? null;
      return now === phantomOf ? [] : [[key, now] as const];
    });
    return { phantoms: phantoms.size, changed: new Map(changed) };
  }

  #mark(judge: () => Promise<Judged>): Promise<Marked> {
    return this.work.run(async () => {
      await this.locks.hold('sales.phantoms');
      const { phantoms, changed } = await judge();
      await this.marks.mark(changed);
      const keys = [...changed.keys()];
      for (let at = 0; at < keys.length; at += PAGE) await this.changes.lookAt(keys.slice(at, at + PAGE));
      return { phantoms, changed: changed.size };
    });
  }
}
