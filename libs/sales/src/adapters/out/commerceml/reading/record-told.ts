import type { XmlNode } from '../xml/xml-node.js';
import { type DocumentRules, documentTold } from './document-told.js';
import { itemTold, offerTold, priceTypeTold, warehouseTold } from './goods.js';
import { partyTold } from './party-told.js';
import { type Told, nothingTold } from './told.js';

export interface RecordRules extends DocumentRules {
  /** Names of the types of prices by their Ид, as far as they were told. */
  readonly priceTypes: ReadonlyMap<string, string>;
  /** Today by the clock of the base: new prices hold since then. */
  readonly day: string;
}

/** @throws BrokenRecord */
export function recordTold(node: XmlNode, rules: RecordRules): Told {
  if (node.name === 'Товар') return itemTold(node);
  if (node.name === 'Предложение') return offerTold(node, rules);
  if (node.name === 'ТипЦены') return priceTypeTold(node);
  if (node.name === 'Склад') return warehouseTold(node);
  if (node.name === 'Документ') return documentTold(node, rules);
  return node.name === 'Контрагент' ? partyTold(node) : nothingTold;
}
