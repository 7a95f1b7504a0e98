import type { LedgerItem } from '../../../../application/ports/ledger.port.js';
import { type XmlNode, childrenOf, textOf } from '../xml/xml-node.js';
import { BrokenRecord } from './broken-record.js';
import { type Told, type ToldThing, nothingTold } from './told.js';
import { idOf, inRoubles, isTrue, keyOf, propertiesOf, quantityOf, roublesOf } from './values.js';

/** Where the file names no warehouse. */
const ANYWHERE = 'all';

/** `Каталог/Товары/Товар` */
export function itemTold(node: XmlNode): Told {
  const name = textOf(node, 'Наименование');
  const deleted = /^удал/i.test(node.attributes['Статус'] ?? textOf(node, 'Статус') ?? '');
  const marked = deleted || isTrue(textOf(node, 'ПометкаУдаления'));
  if (name === null && !marked) throw new BrokenRecord('<Товар> без <Наименование>');
  return { things: [{ thing: itemIn(node, name ?? 'Без наименования', marked), parent: null }] };
}
function itemIn(node: XmlNode, name: string, marked: boolean): LedgerItem {
  const [unit] = childrenOf(node, 'БазоваяЕдиница');
  const code = textOf(node, 'Код') ?? propertiesOf(node).get('код') ?? null;
  return {
    ...{ kind: 'item', key: keyOf(idOf(node)), code: code?.slice(0, 50) ?? null, name, marked },
    article: textOf(node, 'Артикул')?.slice(0, 100) ?? null,
    unit: textOf(unit, 'НаименованиеКраткое') ?? (unit?.text.trim() || unit?.attributes['НаименованиеПолное'] || null),
  };
}

/**
 * `Предложения/Предложение`: prices and stock of an item, together or in files of their own. An Ид of two parts (`item#characteristic`) is an
 * item by itself, with the name that stands here.
 */
export function offerTold(
  node: XmlNode,
  { priceTypes, day }: { priceTypes: ReadonlyMap<string, string>; day: string },
): Told {
  const id = idOf(node);
  const itemKey = keyOf(id);
  const name = textOf(node, 'Наименование');
  const things: ToldThing[] = [];
  const [base = '', characteristic] = id.split('#');
  if (characteristic !== undefined && name !== null)
    things.push({ thing: itemIn(node, name, isTrue(textOf(node, 'ПометкаУдаления'))), parent: keyOf(base) });
  for (const price of childrenOf(node, 'Цены', 'Цена')) {
    const typeId = textOf(price, 'ИдТипаЦены') ?? 'price';
    const text = textOf(price, 'ЦенаЗаЕдиницу');
    if (text === null) throw new BrokenRecord('<Цена> без <ЦенаЗаЕдиницу>');
    inRoubles(textOf(price, 'Валюта'), 'Цена');
    const type = (priceTypes.get(typeId) ?? typeId).slice(0, 100);
    const roubles = roublesOf(text, 'Цена');
    things.push({
      thing: { kind: 'price', key: keyOf(id, typeId), itemKey, type, price: roubles, since: day },
      parent: itemKey,
    });
  }
  const stock = stockIn(node);
  for (const [warehouse, quantity] of stock) {
    if (warehouse === ANYWHERE)
      things.push({ thing: { kind: 'warehouse', key: ANYWHERE, name: 'Все склады', marked: false }, parent: null });
    const warehouseKey = warehouse === ANYWHERE ? ANYWHERE : keyOf(warehouse);
    things.push({
      thing: { kind: 'stock', key: keyOf(id, warehouse), itemKey, warehouseKey, quantity, reserved: '0' },
      parent: itemKey,
    });
  }
  return { things, ...(stock.size > 0 && { wholly: { kind: 'stock', parent: itemKey } }) };
}

/** By warehouse where the file says them (`Склад` with attributes, or `Остатки`), else the one `Количество`. */
function stockIn(node: XmlNode): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const take = (warehouse: string, text: string | null | undefined): void => {
    if (text) found.set(warehouse, quantityOf(text, 'Количество'));
  };
  for (const { attributes } of childrenOf(node, 'Склад'))
    if (attributes['ИдСклада']) take(attributes['ИдСклада'], attributes['КоличествоНаСкладе']);
  const rests = childrenOf(node, 'Остатки', 'Остаток');
  for (const place of rests.flatMap((rest) => childrenOf(rest, 'Склад'))) {
    const id = textOf(place, 'Ид');
    if (id !== null) take(id, textOf(place, 'Количество'));
  }
  if (found.size === 0) take(ANYWHERE, textOf(node, 'Количество') ?? textOf(rests[0], 'Количество'));
  return found;
}

export function priceTypeTold(node: XmlNode): Told {
  const [id, name] = [idOf(node), textOf(node, 'Наименование')];
  return name === null ? nothingTold : { things: [], priceType: { id, name } };
}
export function warehouseTold(node: XmlNode): Told {
  const [id, name] = [idOf(node), textOf(node, 'Наименование')];
  if (name === null) return nothingTold;
  return { things: [{ thing: { kind: 'warehouse', key: keyOf(id), name, marked: false }, parent: null }] };
}
