/** What of the example's configuration stands in no dictionary: it is in `1Cv7.MD` of a real base (reference, section 8). */
export const example = {
  /** Enumeration ВидыОперацийЗаявок. */
  operations: { unconfirmed: 501, invoice: 502 },
  /** Enumeration ВидыДолга: ЗаТовары. */
  debtForGoods: 511,
  /** Periodic attribute Цены.Цена. */
  price: 2401,
  /** The column of selection by customer, whose rows stand in `_1SCRDOC` beside those of subordination. */
  selectionByParty: 862,
  /** The one journal that all documents are in. */
  journal: 4500,
  /** References that every document names: firm, type of prices, and the storehouses. */
  firm: '     1   ',
  currency: '     1   ',
  priceType: '     1   ',
  storehouses: ['     1   ', '     2   '],
} as const;

export const kinds = {
  receipt: 'ПоступлениеТМЦ',
  invoice: 'ЗаявкаПокупателя',
  shipment: 'Реализация',
  bank: 'СтрокаВыпискиПриход',
  cash: 'ПКО',
} as const;
export type Kind = keyof typeof kinds;
export const registers = { stock: 'ОстаткиТМЦ', debts: 'Покупатели', reserve: 'РезервыТМЦ' } as const;
export type Register = keyof typeof registers;
