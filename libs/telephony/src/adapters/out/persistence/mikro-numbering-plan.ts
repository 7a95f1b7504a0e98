import { Database, insertAll } from '@prorab/platform';
import { Query, type SqlValue } from '@prorab/platform/marks';
import { NumberingPlan } from '../../../application/ports/numbering-plan.port.js';
import type { AreaCodes } from '../../../domain/numbering/area-codes.js';
import { type NumberPlace, nationalOf } from '../../../domain/numbering/number-place.js';
import type { NumberRange } from '../../../domain/numbering/number-ranges.js';

const AT_ONCE = 2_000;

/** Ranges are found by one step down the primary key; nothing of them is kept in memory, and all processes see what was loaded at once. */
@Query()
export class MikroNumberingPlan extends NumberingPlan {
  constructor(
    private readonly database: Database,
    private readonly codes: AreaCodes,
  ) {
    super();
  }
  async placeOf(number: string): Promise<NumberPlace | null> {
    const national = nationalOf(number);
    if (national === null) return null;
    const [row] = await this.database.all<Record<string, SqlValue>>(
      'select to_number, city, region, weak from telephony_number_range where from_number <= ? order by from_number desc limit 1',
      [national],
    );
    return (row && national <= Number(row.to_number) ? placeOf(row) : null) ?? this.codes.placeOf(number);
  }
  async replace(zone: string, ranges: readonly NumberRange[]): Promise<void> {
    const first = Number(zone) * 1_000_000_000;
    await this.database.run('delete from telephony_number_range where from_number >= ? and from_number < ?', [
      first,
      first + 1_000_000_000,
    ]);
    for (let at = 0; at < ranges.length; at += AT_ONCE)
      await insertAll(this.database, 'telephony_number_range', ranges.slice(at, at + AT_ONCE).map(rowOf));
  }
}
const rowOf = ({ from, to, place }: NumberRange): Record<string, SqlValue> => ({
  ...{ from_number: from, to_number: to, city: place?.city ?? null, region: place?.region ?? null },
  weak: place?.weak ?? false,
});
const placeOf = ({ city, region, weak }: Record<string, SqlValue>): NumberPlace | null =>
  city === null && region === null
    ? null
    : { city: city as string | null, region: region as string | null, weak: Boolean(weak) };
