import { Clock } from '@prorab/kernel';
import { Locks, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { phantomsAmong } from '../../../domain/invoice-care/phantoms.js';
import { CareRules } from '../../care-rules.js';
import { CareChanges } from '../../invoice-care/care-changes.js';
import { PhantomMarks } from '../../ports/invoice-care/phantom-marks.port.js';

const DAY = 86_400_000;
const PAGE = 500;
/** Invoices that one look compares. */
const MOST = 50_000;
type Candidate = Awaited<ReturnType<PhantomMarks['candidates']>>[number];

/** Finds invoices that say the same as another of the same customer: of those only one is waited for. Of all that are watched, or around some. */
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

  execute({ invoiceKeys }: { invoiceKeys?: readonly string[] } = {}): Promise<{ phantoms: number; changed: number }> {
    return this.work.run(async () => {
      await this.locks.hold('sales.phantoms');
      const { watchDays, twinDays } = this.rules;
      const since = new Date(this.clock.now().getTime() - (watchDays + twinDays) * DAY);
      const some = invoiceKeys ? await this.marks.sameCustomersAs(invoiceKeys, since) : await this.#all(since);
      const phantoms = phantomsAmong(some, { withinDays: twinDays });
      const changed = new Map<string, string | null>(
        some.flatMap(({ key, phantomOf }) => {
          const now = phantoms.get(key) ?? null;
          return now === phantomOf ? [] : [[key, now] as const];
        }),
      );
      for (const key of await this.marks.orphans(invoiceKeys)) if (!changed.has(key)) changed.set(key, null);
      await this.marks.mark(changed);
      const keys = [...changed.keys()];
      for (let at = 0; at < keys.length; at += PAGE) await this.changes.lookAt(keys.slice(at, at + PAGE));
      return { phantoms: phantoms.size, changed: changed.size };
    });
  }

  async #all(since: Date): Promise<Candidate[]> {
    const found: Candidate[] = [];
    for (let page = await this.marks.candidates({ since, after: null, limit: PAGE }); page.length > 0;) {
      found.push(...page);
      const last = page.at(-1);
      if (!last || page.length < PAGE || found.length >= MOST) break;
      page = await this.marks.candidates({ since, after: { at: last.at, key: last.key }, limit: PAGE });
    }
    return found;
  }
}
