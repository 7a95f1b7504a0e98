import { LedgerUnfit } from '../../../../application/ports/ledger/ledger-errors.js';
import type { Dictionary } from '../dictionary/dictionary.js';
import { hashOf } from '../dictionary/hash-of.js';
import type { Metadata } from '../dictionary/metadata.js';
import { NameFinder } from './name-finder.js';
import type { OnecMapping } from './onec-mapping.js';
import type { OnecNames } from './onec-names.js';
import { invoiceNames, paymentNames, shipmentNames } from './resolve-documents.js';
import { authorNames, contractNames, itemNames, partyNames, priceNames, referenceNames } from './resolve-references.js';
import { settlementNames, stockNames } from './resolve-registers.js';

const JOURNAL = ['IDDOC', 'IDDOCDEF', 'DATE_TIME_IDDOC', 'DOCNO', 'CLOSED', 'ISMARK', 'ACTCNT', 'VERSTAMP'];
const CONSTANTS = ['ROW_ID', 'OBJID', 'ID', 'DATE', 'VALUE', 'DOCID', 'TIME'];
const SUBORDINATION = ['MDID', 'PARENTVAL', 'CHILD_DATE_TIME_IDDOC', 'CHILDID'];

/** What plays which part in this base. @throws LedgerUnfit with everything that does not fit, each with its name and its place */
export function resolveNames(
  dictionary: Dictionary,
  mapping: OnecMapping,
  metadata: Metadata | null = null,
): OnecNames {
  const finder = new NameFinder(dictionary, mapping, metadata);
  const state = dictionary.tables.find((known) => known.table === '_1SSYSTEM');
  const set = state?.fields.some((field) => field.column === 'DBSETUUID') ? 'DBSETUUID' : null;
  const system = {
    journal: finder.system('_1SJOURN', JOURNAL),
    constants: finder.system('_1SCONST', CONSTANTS),
    state: finder.system('_1SSYSTEM', ['CURDATE', 'SNAPSHPER', 'DBSIGN', ...(set === null ? [] : [set])]),
    set,
    users: finder.system('_1SUSERS', ['NETCHGCN']),
    subordination: mapping.subordination ? finder.system('_1SCRDOC', SUBORDINATION) : null,
  };
  const { party, contract, item, price, warehouse, author, stock, reserve, settlement } = mapping;
  const names: Omit<OnecNames, 'used'> = {
    configuration: mapping.configuration,
    signature: hashOf([dictionary.hash, JSON.stringify(mapping), metadata?.hash ?? ''].join('\n')),
    system,
    party: partyNames(finder, party),
    contract: contract ? contractNames(finder, contract) : null,
    item: item ? itemNames(finder, item) : null,
    price: price ? priceNames(finder, price, item?.reference) : null,
    warehouse: warehouse ? referenceNames(finder, warehouse, 'warehouse') : null,
    author: author ? authorNames(finder, author) : null,
    stock: stock ? stockNames(finder, stock, 'stock') : null,
    reserve: reserve ? stockNames(finder, reserve, 'reserve') : null,
    settlement: settlement ? settlementNames(finder, settlement) : null,
    invoices: mapping.invoices.map((one, i) => invoiceNames(finder, one, `invoices.${i}`)),
    shipments: mapping.shipments.map((one, i) => shipmentNames(finder, one, `shipments.${i}`)),
    payments: mapping.payments.map((one, i) => paymentNames(finder, one, `payments.${i}`)),
  };
  finder.unasked();
  if (finder.problems.length > 0) throw new LedgerUnfit(finder.problems);
  return { ...names, used: finder.used };
}
