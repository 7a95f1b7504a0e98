import { Money } from '@prorab/kernel';
import type {
  LedgerInvoice,
  LedgerKey,
  LedgerLine,
  LedgerPayment,
  LedgerShipment,
} from '../../../../application/ports/ledger.port.js';
import { type XmlNode, childrenOf, textOf } from '../xml/xml-node.js';
import { BrokenRecord } from './broken-record.js';
import { partyIn } from './party-told.js';
import { type Told, type ToldThing, nothingTold } from './told.js';
import { idOf, inRoubles, instantOf, isFalse, isTrue, keyOf, propertiesOf, quantityOf, roublesOf } from './values.js';

export interface DocumentRules {
  /** IANA zone of the clocks of 1C. */
  readonly zone: string;
  /** Orders of such a status, in lower case, are not invoices yet. */
  readonly draftStatuses: ReadonlySet<string>;
}
type Kind = 'invoice' | 'bill' | 'shipment' | Pick<LedgerPayment, 'means' | 'direction'>;

/** What a document is, by its `ХозОперация`; null: nothing that is looked at here. */
const OPERATIONS: Readonly<Record<string, Kind | null>> = {
  'заказ товара': 'invoice',
  'счет на оплату': 'bill',
  'отпуск товара': 'shipment',
  'выплата безналичных денег': { means: 'bank', direction: 'in' },
  'эквайринговая операция': { means: 'bank', direction: 'in' },
  'выплата наличных денег': { means: 'cash', direction: 'in' },
  'возврат безналичных денег': { means: 'bank', direction: 'out' },
  'возврат наличных денег': { means: 'cash', direction: 'out' },
  'возврат товара': null,
  'счет-фактура': null,
  прочие: null,
};

/** `Документ` of 1C, with those that hang on it. @throws BrokenRecord */
export function documentTold(node: XmlNode, rules: DocumentRules, parentId: string | null = null): Told {
  const operation = (textOf(node, 'ХозОперация') ?? '').toLowerCase().replaceAll('ё', 'е');
  const kind = OPERATIONS[operation];
  if (kind === undefined) throw new BrokenRecord(`Документ с хозяйственной операцией «${operation.slice(0, 60)}»`);
  const base = textOf(node, 'Основание') ?? parentId;
  // A bill that was made from an order asks for the same money once more.
  if (kind === null || (kind === 'bill' && base !== null)) return nothingTold;
  const own = kind === 'invoice' || kind === 'bill' ? invoiceTold(node, rules) : laterTold(node, kind, base, rules);
  const under = childrenOf(node, 'ПодчиненныеДокументы', 'ПодчиненныйДокумент');
  const others = under.map((one) => documentTold(one, rules, idOf(node)));
  return { ...own, things: [...own.things, ...others.flatMap((o) => o.things)] };
}

function invoiceTold(node: XmlNode, rules: DocumentRules): Told {
  const common = commonOf(node, rules);
  const { properties, things, document } = common;
  inRoubles(textOf(node, 'Валюта'), 'Документ');
  const status = properties.get('статус заказа') ?? properties.get('статусзаказа') ?? '';
  const payBy = textOf(node, 'СрокПлатежа');
  const invoice: LedgerInvoice = {
    ...{ kind: 'invoice', ...document, ...totalsOf(node), lines: linesOf(node), warehouseKey: null },
    draft: rules.draftStatuses.has(status.toLowerCase()),
    payBy: payBy === null ? null : instantOf(payBy, '00:00', 'UTC', 'СрокПлатежа').toISOString().slice(0, 10),
  };
  const { key, total } = invoice;
  const [paid, shipped] = [keyOf(idOf(node), 'paid'), keyOf(idOf(node), 'shipped')];
  const day = (name: string): string | null => {
    const said = properties.get(name);
    return said && !/^(0001|1899|01\.01\.0001)/.test(said) ? said : null;
  };
  const [paidOn, shippedOn] = [day('дата оплаты по 1с'), day('дата отгрузки по 1с')];
  // What a mark on the order says of money and goods counts only as long as no document of its own says it.
  const of = { ...document, authorKey: null, note: null };
  const derived: ToldThing[] = [];
  if (paidOn) {
    const number = properties.get('номер оплаты по 1с') ?? document.number;
    const at = instantOf(paidOn, null, rules.zone, 'Дата оплаты по 1С');
    const payment = { ...of, number: number.slice(0, 30), at, key: paid, amount: total };
    const thing: LedgerPayment = {
      ...{ ...payment, kind: 'payment', means: 'bank', direction: 'in', base: { kind: 'invoice', key } },
    };
    derived.push({ thing, parent: key, derived: true });
  }
  if (shippedOn) {
    const number = properties.get('номер отгрузки по 1с') ?? document.number;
    const at = instantOf(shippedOn, null, rules.zone, 'Дата отгрузки по 1С');
    const shipment = { ...of, number: number.slice(0, 30), at, key: shipped, total, lines: invoice.lines };
    derived.push({ thing: { ...shipment, kind: 'shipment', invoiceKey: key }, parent: key, derived: true });
  }
  return {
    things: [...things, { thing: invoice, parent: null }, ...derived],
    not: [
      ...(paidOn ? [] : [{ kind: 'payment' as const, key: paid }]),
      ...(shippedOn ? [] : [{ kind: 'shipment' as const, key: shipped }]),
    ],
    order: {
      ids: [idOf(node), textOf(node, 'Номер') ?? ''],
      invoiceKey: key,
      number: properties.get('номер по 1с') ?? textOf(node, 'Номер1С'),
      refusal: isTrue(properties.get('отменен'))
        ? (properties.get('причина отмены') ?? 'Заказ отменён в 1С').slice(0, 1000)
        : null,
    },
  };
}

function laterTold(
  node: XmlNode,
  kind: 'shipment' | Pick<LedgerPayment, 'means' | 'direction'>,
  base: string | null,
  rules: DocumentRules,
): Told {
  const { things, document } = commonOf(node, rules);
  inRoubles(textOf(node, 'Валюта'), 'Документ');
  const invoiceKey = base === null ? null : keyOf(base);
  const { total } = totalsOf(node);
  const thing: LedgerShipment | LedgerPayment =
    kind === 'shipment'
      ? { kind, ...document, total, invoiceKey, lines: linesOf(node) }
      : {
          ...{ kind: 'payment', ...document, ...kind, amount: total.replace('-', '') },
          base: invoiceKey === null ? null : { kind: 'invoice', key: invoiceKey },
        };
  return { things: [...things, { thing, parent: invoiceKey }] };
}

function commonOf(node: XmlNode, { zone }: DocumentRules) {
  const properties = propertiesOf(node);
  const number = properties.get('номер по 1с') ?? textOf(node, 'Номер1С') ?? textOf(node, 'Номер');
  if (number === null) throw new BrokenRecord('<Документ> без <Номер>');
  const day = properties.get('дата по 1с') ?? textOf(node, 'Дата1С') ?? textOf(node, 'Дата');
  if (day === null) throw new BrokenRecord('<Документ> без <Дата>');
  const at = instantOf(day, /[T ]/.test(day) ? null : textOf(node, 'Время'), zone, 'Дата документа');
  const parties = childrenOf(node, 'Контрагенты', 'Контрагент');
  const roleOf = (party: XmlNode): string => (textOf(party, 'Роль') ?? '').toLowerCase();
  const customer =
    parties.find((p) => /покупатель|плательщик|получатель/.test(roleOf(p))) ??
    parties.find((p) => !/продавец|поставщик/.test(roleOf(p)));
  const party = customer ? partyIn(customer) : null;
  const author = properties.get('ответственный') ?? properties.get('менеджер') ?? null;
  const authorKey = author === null ? null : keyOf('author', author.toLowerCase());
  const things: ToldThing[] = [];
  if (party) things.push({ thing: party, parent: null });
  if (author !== null && authorKey !== null)
    things.push({ thing: { kind: 'author', key: authorKey, login: author.slice(0, 100), name: author }, parent: null });
  const document = {
    ...{ key: keyOf(idOf(node)), number: number.slice(0, 30), at, authorKey, contractKey: null },
    partyKey: party?.key ?? null,
    posted: !isFalse(properties.get('проведен') ?? textOf(node, 'Проведен')),
    marked: [properties.get('пометкаудаления'), textOf(node, 'ПометкаУдаления'), properties.get('отменен')].some(
      isTrue,
    ),
    note: textOf(node, 'Комментарий'),
  };
  return { properties, things, document };
}

/** Taxes, discounts and costs are in the sum or beside it, as each of them says. */
function totalsOf(node: XmlNode): { total: string; vat: string } {
  const sumOf = (one: XmlNode, what: string): Money => Money.of(roublesOf(textOf(one, 'Сумма') ?? '0', what));
  const sum = textOf(node, 'Сумма');
  if (sum === null) throw new BrokenRecord('<Документ> без <Сумма>');
  const beside = (one: XmlNode): boolean => isFalse(textOf(one, 'УчтеноВСумме'));
  const taxes = childrenOf(node, 'Налоги', 'Налог');
  const added = [...taxes, ...childrenOf(node, 'ДопРасходы', 'ДопРасход')].filter(beside);
  const discounts = childrenOf(node, 'Скидки', 'Скидка').filter(beside);
  const total = Money.of(roublesOf(sum, 'Сумма'))
    .add(Money.sum(added.map((one) => sumOf(one, 'Налог'))))
    .subtract(Money.sum(discounts.map((one) => sumOf(one, 'Скидка'))));
  const vat = taxes.filter((tax) => /^ндс/i.test(textOf(tax, 'Наименование') ?? ''));
  return { total: total.toString(), vat: Money.sum(vat.map((tax) => sumOf(tax, 'НДС'))).toString() };
}

const linesOf = (node: XmlNode): LedgerLine[] =>
  childrenOf(node, 'Товары', 'Товар').map((line, n) => {
    const id = textOf(line, 'Ид');
    const [quantity, price] = [textOf(line, 'Количество') ?? '0', textOf(line, 'ЦенаЗаЕдиницу') ?? '0'];
    const itemKey: LedgerKey | null = id === null ? null : keyOf(id);
    const vat = childrenOf(line, 'Налоги', 'Налог').map((tax) => roublesOf(textOf(tax, 'Сумма') ?? '0', 'НДС строки'));
    return {
      ...{ no: n + 1, itemKey, name: textOf(line, 'Наименование')?.slice(0, 300) ?? null },
      quantity: quantityOf(quantity, 'Количество строки'),
      price: roublesOf(price, 'Цена строки'),
      sum: roublesOf(textOf(line, 'Сумма') ?? '0', 'Сумма строки'),
      vat: Money.sum(vat.map((one) => Money.of(one))).toString(),
    };
  });
