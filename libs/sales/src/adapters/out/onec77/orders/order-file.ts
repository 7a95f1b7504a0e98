import type { AnswerFound, OrderToPut } from '../../../../application/ports/ledger/order-exchange.port.js';

/**
 * 1C 7.7 has no reader of XML or JSON without a foreign DLL, but splits lines by itself: so an order is lines of words with tabs between,
 * in windows-1251, and the last line counts the lines of goods, which shows that all of it is there.
 */
export function orderText({ key, at, party, lines, note, author }: OrderToPut): string {
  const rows: (string | null)[][] = [
    ['Формат', '1'],
    ['Ключ', key],
    ['Создан', at.toISOString()],
    ['КлиентКод', party.code1c],
    ['КлиентИНН', party.inn],
    ['КлиентНаименование', party.name],
    ['КлиентТелефон', party.phone],
    ['КлиентПочта', party.email],
    ['Автор', author],
    ['Комментарий', note],
    ...lines.map((line) => ['Строка', line.itemCode, line.itemKey, line.name, line.quantity, line.price]),
    ['Конец', String(lines.length)],
  ];
  return rows
    .map((cells) => `${cells.map((cell) => (cell ?? '').replace(/\s+/g, ' ').trim()).join('\t')}\r\n`)
    .join('');
}

const MAX = { number: 50, key: 80, refusal: 1000 };
/** null: not an answer of 1C, or not whole. */
export function answerIn(text: string): AnswerFound | null {
  const cells = new Map(
    text.split(/\r?\n/).flatMap((line): [string, string][] => {
      const [name, ...rest] = line.split('\t');
      return name ? [[name.trim(), rest.join(' ').trim()]] : [];
    }),
  );
  const key = cells.get('Ключ')?.toLowerCase() ?? '';
  if (!cells.has('Конец') || !isKey(key)) return null;
  const state = cells.get('Состояние')?.toLowerCase();
  if (state === 'принят') return { key, state: 'taken' };
  const refusal = cells.get('Причина')?.slice(0, MAX.refusal);
  if (state === 'отказ' && refusal) return { key, state: 'refused', refusal };
  const invoiceNumber = cells.get('Номер');
  if (state !== 'выполнен' || !invoiceNumber || invoiceNumber.length > MAX.number) return null;
  const invoiceKey = cells.get('Ид') || null;
  return (invoiceKey?.length ?? 0) > MAX.key ? null : { key, state: 'done', invoiceNumber, invoiceKey };
}
export const isKey = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
