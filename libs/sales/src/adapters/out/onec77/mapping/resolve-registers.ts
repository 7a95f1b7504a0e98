import { type FoundTable, type NameFinder, kindNumber } from './name-finder.js';
import type { OnecMapping } from './onec-mapping.js';
import type { OnecColumn, RegisterNames, SettlementNames, StockNames } from './onec-names.js';
import type { Wanted } from './name-finder.js';

interface Register {
  readonly totals: FoundTable;
  readonly movements: FoundTable;
  readonly names: RegisterNames;
}
function registerOf(finder: NameFinder, name: string, place: string): Register {
  const totals = finder.table('totals', name, `${place}.register`);
  const movements = finder.table('movements', name, `${place}.register`);
  finder.serviceColumn(totals, 'PERIOD');
  for (const column of ['IDDOC', 'LINENO_', 'ACTNO', 'DEBKRED']) finder.serviceColumn(movements, column);
  const kind = kindNumber(totals);
  const flag = `RF${kind}`;
  const flagged = finder.hasColumn(finder.journal, flag);
  if (flagged) finder.serviceColumn(finder.journal, flag);
  const dated = finder.hasColumn(movements, 'IDDOCDEF') && finder.hasColumn(movements, 'DATE_TIME_IDDOC');
  if (dated) for (const column of ['IDDOCDEF', 'DATE_TIME_IDDOC']) finder.serviceColumn(movements, column);
  const names = {
    ...{ name: totals.name, kind, totals: totals.dds.table, movements: movements.dds.table },
    ...{ flag: flagged ? flag : null, dated },
  };
  return { totals, movements, names };
}
/** Dimensions and resources stand in both tables under the same column. */
function inBoth(
  finder: NameFinder,
  { totals, movements }: Register,
  name: string,
  wanted: Wanted,
  place: string,
): OnecColumn {
  const { column } = finder.attribute([totals], name, wanted, place);
  finder.attribute([movements], name, wanted, place);
  return column;
}

export function stockNames(finder: NameFinder, mapped: NonNullable<OnecMapping['stock']>, place: string): StockNames {
  const register = registerOf(finder, mapped.register, place);
  return {
    ...register.names,
    item: inBoth(finder, register, mapped.item, 'id', `${place}.item`),
    warehouse: inBoth(finder, register, mapped.warehouse, 'id', `${place}.warehouse`),
    quantity: inBoth(finder, register, mapped.quantity, 'number', `${place}.quantity`),
  };
}

export function settlementNames(finder: NameFinder, mapped: NonNullable<OnecMapping['settlement']>): SettlementNames {
  const register = registerOf(finder, mapped.register, 'settlement');
  const optional = (key: 'party' | 'contract' | 'against'): OnecColumn | null => {
    const named = mapped[key];
    return named === undefined ? null : inBoth(finder, register, named, 'reference', `settlement.${key}`);
  };
  const { payment } = mapped;
  return {
    ...register.names,
    party: optional('party'),
    contract: optional('contract'),
    amount: inBoth(finder, register, mapped.amount, 'number', 'settlement.amount'),
    against: optional('against'),
    payment:
      payment === undefined
        ? null
        : finder.attribute([register.movements], payment, 'reference', 'settlement.payment').column,
  };
}
