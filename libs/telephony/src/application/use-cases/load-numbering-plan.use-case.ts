import { AuditLog, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { type RowOfPlan, joined } from '../../domain/numbering/number-ranges.js';
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
    const rows = await rowsOf(lines);
    const [first] = rows;
    if (!first) throw new PlanEmpty();
    const zone = zoneOf(first);
    for (const one of rows) if (zoneOf(one) !== zone) throw new PlanZonesMixed(one.row, zone);
    const ranges = joined(rows);
    const loaded = { zone, rows: rows.length, ranges: ranges.length };
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
const zoneOf = ({ from }: RowOfPlan): string => String(from).charAt(0);

async function rowsOf(lines: AsyncIterable<string> | Iterable<string>): Promise<RowOfPlan[]> {
  const rows: RowOfPlan[] = [];
  // So many rows say the same few places: each is kept once.
  const places = new Map<string, RowOfPlan['place']>();
  let columns: ReturnType<typeof columnsOf> | null = null;
  let number = 0;
  for await (const line of lines) {
    number++;
    if (!columns) {
      columns = columnsOf(line);
      continue;
    }
    if (line.trim() === '') continue;
    if (rows.length === MOST_ROWS) throw new PlanTooLong(MOST_ROWS);
    const { place, ...range } = rangeIn(line, columns, number);
    const key = JSON.stringify(place);
    const known = places.get(key);
    if (known === undefined) places.set(key, place);
    rows.push({ ...range, place: known === undefined ? place : known });
  }
  return rows;
}
