import { createHash } from 'node:crypto';
import { Money, ZoneClock } from '@prorab/kernel';
import type { LedgerKey } from '../../../../application/ports/ledger.port.js';
import { type XmlNode, childrenOf, textOf } from '../xml/xml-node.js';
import { BrokenRecord } from './broken-record.js';

/** An Ид as 1C gives it is a key as it stands if it is short and plain; else (`37#admin#Иванов`) a digest of it. */
export const keyOf = (...ids: readonly string[]): LedgerKey => {
  const id = ids.join('/');
  return /^[\x21-\x7e]{1,80}$/.test(id) ? id : `x/${createHash('sha256').update(id).digest('hex').slice(0, 40)}`;
};
/** The Ид of a record. @throws BrokenRecord without one */
export function idOf(node: XmlNode): string {
  const id = textOf(node, 'Ид');
  if (id === null) throw new BrokenRecord(`<${node.name}> без <Ид>`);
  return id;
}

/** `1 234,50` as `1234.50`. */
function plainOf(text: string, what: string): string {
  const plain = text.replace(/[\s\u00a0]/g, '').replace(',', '.');
  if (!/^-?\d{1,13}(\.\d{1,15})?$/.test(plain)) throw new BrokenRecord(`${what}: «${text.slice(0, 40)}» — не число`);
  return plain;
}
/** More than kopecks are rounded, half away from zero. */
export const roublesOf = (text: string, what: string): string => Money.of('1').multiply(plainOf(text, what)).toString();
/** At most five places; what is smaller is cut. */
export function quantityOf(text: string, what: string): string {
  const [whole = '0', parts = ''] = plainOf(text, what).split('.');
  const kept = parts.slice(0, 5).replace(/0+$/, '');
  return kept ? `${whole}.${kept}` : whole;
}

const CURRENCIES = new Set(['', 'RUB', 'RUR', 'РУБ', 'РУБ.', '643', '810', '₽']);
/** Everything here is in roubles. @throws BrokenRecord for another currency */
export function inRoubles(currency: string | null, what: string): void {
  if (!CURRENCIES.has((currency ?? '').trim().toUpperCase()))
    throw new BrokenRecord(`${what}: валюта ${currency?.slice(0, 20)}, а понимаем только рубли`);
}

export const isTrue = (text: string | null | undefined): boolean => /^(true|1|да|истина)$/i.test(text ?? '');
export const isFalse = (text: string | null | undefined): boolean => /^(false|0|нет|ложь)$/i.test(text ?? '');

/** `2026-11-02`, `2026-11-02T09:00:00` or `02.11.2026 9:00:00`, and the time beside it, by the clock of the base. */
export function instantOf(day: string, time: string | null, zone: string, what: string): Date {
  const [date = '', within] = day.split(/[T ]+/);
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? turned(/^(\d{2})\.(\d{2})\.(\d{4})$/.exec(date));
  const clock = /^(\d{1,2}):(\d{2})(?::(\d{2}))?/.exec(time ?? within ?? '00:00:00');
  if (!parts || !clock) throw new BrokenRecord(`${what}: «${day.slice(0, 30)} ${time ?? ''}» — не дата`);
  const [year, month, dayOfMonth] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const [hours, minutes, seconds] = [Number(clock[1]), Number(clock[2]), Number(clock[3] ?? 0)];
  const utc = Date.UTC(year, month - 1, dayOfMonth);
  const isDay = new Date(utc).getUTCDate() === dayOfMonth && month >= 1 && month <= 12 && year > 1900;
  if (!isDay || hours > 23 || minutes > 59 || seconds > 59)
    throw new BrokenRecord(`${what}: «${day.slice(0, 30)} ${time ?? ''}» — не дата`);
  return new Date(ZoneClock.of(zone).instantOf(utc / 86_400_000, hours * 60 + minutes) + seconds * 1000);
}
const turned = (found: RegExpExecArray | null): [string, string, string, string] | null =>
  found ? [found[0], found[3] ?? '', found[2] ?? '', found[1] ?? ''] : null;

/** `ЗначенияРеквизитов` by name in lower case; the first of a name counts. */
export function propertiesOf(node: XmlNode): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const one of childrenOf(node, 'ЗначенияРеквизитов', 'ЗначениеРеквизита')) {
    const [name, value] = [textOf(one, 'Наименование')?.toLowerCase(), textOf(one, 'Значение')];
    if (name && value !== null && !found.has(name)) found.set(name, value);
  }
  return found;
}
