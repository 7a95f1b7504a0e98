import { kind36 } from '../encoding/index.js';
import { type FoundTable, type NameFinder, kindNumber } from './name-finder.js';
import type { OnecMapping } from './onec-mapping.js';
import type {
  AuthorNames,
  ContractNames,
  ItemNames,
  NamePath,
  OnecColumn,
  PartyDetails,
  PartyNames,
  PriceNames,
  ReferenceNames,
} from './onec-names.js';

type MappedReference = OnecMapping['warehouse'] & object;
type MappedDetails = Partial<Record<keyof PartyDetails, string>>;
type MappedPath = NonNullable<NonNullable<OnecMapping['item']>['unit']>;
const SERVICE = ['ROW_ID', 'ID', 'ISMARK', 'VERSTAMP'];

export function referenceNames(finder: NameFinder, mapped: MappedReference, place: string): ReferenceNames {
  return read(finder, finder.table('reference', mapped.reference, `${place}.reference`), mapped, place);
}
function read(finder: NameFinder, table: FoundTable, mapped: MappedReference, place: string): ReferenceNames {
  for (const column of SERVICE) finder.serviceColumn(table, column);
  const folders = finder.hasColumn(table, 'ISFOLDER');
  if (folders) finder.serviceColumn(table, 'ISFOLDER');
  const kind = kindNumber(table);
  return {
    name: table.name,
    table: table.dds.table,
    kind,
    kind36: kind36(kind),
    folders,
    code: orDefault(finder, table, mapped.code, 'Код', `${place}.code`),
    title: orDefault(finder, table, mapped.title, 'Наименование', `${place}.title`),
    owner: orDefault(finder, table, undefined, 'Владелец', place),
  };
}
/** What the mapping names must be there; what it leaves to the default need not. */
function orDefault(
  finder: NameFinder,
  table: FoundTable,
  named: string | undefined,
  otherwise: string,
  place: string,
): OnecColumn | null {
  if (named === undefined && finder.candidates(table, otherwise).length === 0) return null;
  return finder.attribute([table], named ?? otherwise, 'text', place).column;
}

function detailsOf(finder: NameFinder, table: FoundTable, mapped: MappedDetails, place: string): PartyDetails {
  const column = (key: keyof PartyDetails): OnecColumn | null => {
    const named = mapped[key];
    return named === undefined ? null : finder.attribute([table], named, 'text', `${place}.${key}`).column;
  };
  return {
    ...{ inn: column('inn'), fullName: column('fullName'), phones: column('phones') },
    ...{ email: column('email'), address: column('address') },
  };
}

export function partyNames(finder: NameFinder, mapped: OnecMapping['party']): PartyNames {
  const table = finder.table('reference', mapped.reference, 'party.reference');
  const kinds = mapped.kinds;
  return {
    ...read(finder, table, mapped, 'party'),
    ...detailsOf(finder, table, mapped, 'party'),
    kinds: kinds
      ? {
          column: finder.attribute([table], kinds.attribute, 'reference', 'party.kinds.attribute').column,
          targets: kinds.targets.map((target, i) => {
            const place = `party.kinds.targets.${i}`;
            const other = finder.table('reference', target.reference, `${place}.reference`);
            const details = detailsOf(finder, other, target, place);
            return { ...read(finder, other, target, place), ...details, person: target.person };
          }),
        }
      : null,
  };
}

export function contractNames(finder: NameFinder, mapped: NonNullable<OnecMapping['contract']>): ContractNames {
  const table = finder.table('reference', mapped.reference, 'contract.reference');
  const party = finder.attribute([table], mapped.party ?? 'Владелец', 'id', 'contract.party').column;
  return { ...read(finder, table, mapped, 'contract'), party };
}

export function itemNames(finder: NameFinder, mapped: NonNullable<OnecMapping['item']>): ItemNames {
  const table = finder.table('reference', mapped.reference, 'item.reference');
  const { article, unit } = mapped;
  return {
    ...read(finder, table, mapped, 'item'),
    article: article === undefined ? null : finder.attribute([table], article, 'text', 'item.article').column,
    unit: unit ? pathOf(finder, table, unit, 'item.unit') : null,
  };
}

export function authorNames(finder: NameFinder, mapped: NonNullable<OnecMapping['author']>): AuthorNames {
  const table = finder.table('reference', mapped.reference, 'author.reference');
  const login = finder.attribute([table], mapped.login ?? 'Код', 'text', 'author.login').column;
  return { ...read(finder, table, mapped, 'author'), login };
}

export function priceNames(
  finder: NameFinder,
  mapped: NonNullable<OnecMapping['price']>,
  itemReference: string | undefined,
): PriceNames {
  const table = finder.table('reference', mapped.reference, 'price.reference');
  const atItems = mapped.item === undefined && mapped.reference === itemReference;
  return {
    ...read(finder, table, { reference: mapped.reference }, 'price'),
    item: atItems ? null : finder.attribute([table], mapped.item ?? 'Владелец', 'id', 'price.item').column,
    value: priceValue(finder, table, mapped.value),
    type: priceType(finder, table, mapped.type),
  };
}
/** An attribute without a column is a periodic one: its values are rows of _1SCONST under its number. */
function priceValue(finder: NameFinder, table: FoundTable, value: string): PriceNames['value'] {
  if (finder.candidates(table, value).length > 0) {
    return { periodic: null, column: finder.attribute([table], value, 'number', 'price.value').column };
  }
  const told = table.described?.attributes.find((one) => one.name.toLowerCase() === value.toLowerCase())?.id ?? null;
  return { periodic: finder.number(`${table.name}.${value}`, told, 'price.value'), column: null };
}
function priceType(
  finder: NameFinder,
  table: FoundTable,
  type: NonNullable<OnecMapping['price']>['type'],
): PriceNames['type'] {
  if ('name' in type) return { by: 'name', name: type.name };
  if ('path' in type) return { by: 'path', path: pathOf(finder, table, type.path, 'price.type.path') };
  const { column } = finder.attribute([table], type.attribute, 'id', 'price.type.attribute');
  return { by: 'keys', column, names: type.names };
}

function pathOf(finder: NameFinder, from: FoundTable, mapped: MappedPath, place: string): NamePath {
  let table = from;
  const steps = mapped.steps.map(({ attribute, reference }, i) => {
    const next = finder.table('reference', reference, `${place}.steps.${i}.reference`);
    const { column } = finder.attribute([table], attribute, 'id', `${place}.steps.${i}.attribute`, next);
    finder.serviceColumn(next, 'ID');
    table = next;
    return { column, table: next.dds.table };
  });
  const title = finder.attribute([table], mapped.title ?? 'Наименование', 'text', `${place}.title`).column;
  return { steps, title };
}
