import { AuditLog, UnitOfWork, UseCase } from '@prorab/platform/marks';
import type { NumberPlace } from '../../domain/numbering/number-place.js';
import { JoinedRanges } from '../../domain/numbering/number-ranges.js';
import { PlanEmpty, PlanTooLong, PlanZonesMixed } from '../../domain/numbering/numbering.errors.js';
import { columnsOf, rangeIn } from '../../domain/numbering/registry-row.js';
import { NumberingPlan } from '../ports/numbering-plan.port.js';

/** The whole registry has some 400,000. */
const MOST_ROWS = 1_000_000;

export interface LoadedPlan {
  /** First digit of its codes. */
  readonly zone: string;
  readonly rows: number;
  /** What is left of them when those side by side in one place are made one. */
  readonly ranges: number;
}

/** A file of the registry of numbers takes the place of the one that was loaded before. Wrong in one row, it is not taken at all. */
@UseCase()
export class LoadNumberingPlan {
  constructor(
    private readonly plan: NumberingPlan,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
  ) {}

  /**
   * @param lines of the file, the first names the columns @param file its name, for the journal
   * @throws PlanHeaderWrong, PlanRowWrong, PlanRowsOverlap, PlanZonesMixed, PlanEmpty, PlanTooLong
   */
  async execute({
    lines,
    file,
  }: {
    lines: AsyncIterable<string> | Iterable<string>;
    file: string;
  }): Promise<LoadedPlan> {
    const { zone, rows, joined } = await planIn(lines);
    if (zone === null) throw new PlanEmpty();
    const ranges = joined.all();
    const loaded = { zone, rows, ranges: ranges.length };
    await this.work.run(async () => {
      await this.plan.replace(zone, ranges);
      this.audit.record({
        ...{ action: 'telephony.numbering-plan-loaded', subject: `telephony.numbering-plan:${zone}` },
        after: { file, ...loaded },
      });
    });
    return loaded;
  }
}

async function planIn(
  lines: AsyncIterable<string> | Iterable<string>,
): Promise<{ zone: string | null; rows: number; joined: JoinedRanges }> {
  const joined = new JoinedRanges();
  const places = new KnownPlaces();
  let columns: ReturnType<typeof columnsOf> | null = null;
  let [zone, rows, number]: [string | null, number, number] = [null, 0, 0];
  for await (const line of lines) {
    number++;
    if (!columns) {
      columns = columnsOf(line);
      continue;
    }
    if (line.trim() === '') continue;
    if (++rows > MOST_ROWS) throw new PlanTooLong(MOST_ROWS);
    const { place, ...range } = rangeIn(line, columns, number);
    const its = String(range.from).charAt(0);
    if (its !== (zone ??= its)) throw new PlanZonesMixed(number, zone);
    joined.add({ ...range, place: place && places.same(place) });
  }
  return { zone, rows, joined };
}
/** So many rows say the same few places: each is kept once, and holds no line of the file. */
class KnownPlaces {
  readonly #known = new Map<string, NumberPlace>();

  same(place: NumberPlace): NumberPlace {
    const key = JSON.stringify(place);
    const known = this.#known.get(key);
    if (known) return known;
    const own = JSON.parse(key) as NumberPlace;
    this.#known.set(key, own);
    return own;
  }
}
