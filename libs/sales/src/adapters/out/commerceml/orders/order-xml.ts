import { Money, Quantity, ZoneClock, dayName } from '@prorab/kernel';
import type { OrderToPut } from '../../../../application/ports/ledger/order-exchange.port.js';

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** What XML 1.0 cannot carry is left out. */
const IMPOSSIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const escaped = (text: string): string => text.replace(IMPOSSIBLE, '').replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? '');
const element = (name: string, content: string | null): string =>
  content === null ? '' : `<${name}>${content}</${name}>`;
const text = (name: string, content: string | null): string =>
  element(name, content === null ? null : escaped(content));

/** Orders as 1C 8 loads them: CommerceML 2.05, which every version of it understands. */
export function ordersXml(orders: readonly OrderToPut[], { now, zone }: { now: Date; zone: string }): string {
  const made = wall(now, zone);
  const documents = orders.map((order) => documentXml(order, zone)).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<КоммерческаяИнформация ВерсияСхемы="2.05" ДатаФормирования="${made.day}T${made.time}">${documents}</КоммерческаяИнформация>\n`;
}

function documentXml({ key, at, party, lines, note, author }: OrderToPut, zone: string): string {
  const { day, time } = wall(at, zone);
  const sums = lines.map(({ price, quantity }) =>
    price === null ? Money.zero : Money.of(price).multiply(Quantity.of(quantity, 'unit')),
  );
  const contact = (type: string, value: string | null): string =>
    value === null ? '' : element('Контакт', text('Тип', type) + text('Значение', value));
  const contacts = contact('Телефон рабочий', party.phone) + contact('Почта', party.email);
  const customer =
    text('Ид', party.code1c ?? party.partyId) +
    text('Наименование', party.name) +
    text('Роль', 'Покупатель') +
    text('ПолноеНаименование', party.name) +
    text('ИНН', party.inn) +
    (contacts ? element('Контакты', contacts) : '');
  const goods = lines.map((line, n) =>
    element(
      'Товар',
      text('Ид', line.itemKey) +
        text('Код', line.itemCode) +
        text('Наименование', line.name) +
        text('ЦенаЗаЕдиницу', line.price) +
        text('Количество', line.quantity) +
        text('Сумма', line.price === null ? null : String(sums[n])),
    ),
  );
  const property = (name: string, value: string): string =>
    element('ЗначениеРеквизита', text('Наименование', name) + text('Значение', value));
  return element(
    'Документ',
    text('Ид', key) +
      text('Номер', key) +
      text('Дата', day) +
      text('Время', time) +
      text('ХозОперация', 'Заказ товара') +
      text('Роль', 'Продавец') +
      text('Валюта', 'руб') +
      text('Курс', '1') +
      text('Сумма', Money.sum(sums).toString()) +
      text('Комментарий', note) +
      element('Контрагенты', element('Контрагент', customer)) +
      element('Товары', goods.join('')) +
      element('ЗначенияРеквизитов', property('Менеджер', author) + property('Статус заказа', 'Принят')),
  );
}

function wall(at: Date, zone: string): { day: string; time: string } {
  const clock = ZoneClock.of(zone);
  const shown = new Date(at.getTime() + clock.offsetAt(at.getTime()));
  return { day: dayName(clock.dayNumberAt(at.getTime())), time: shown.toISOString().slice(11, 19) };
}
