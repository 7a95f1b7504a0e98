import { dayName, dayNumber } from '@prorab/kernel';
import type { Channel } from '../../../domain/channel.js';
import type { Dimension } from '../../../domain/funnel/stages.js';
import type { Branch } from '../../ports/branches.port.js';
import type { LossReason } from '../../sales-rules.js';
import type { Language, Names } from '../history-line.js';

const channels: Record<Channel, Record<Language, string>> = {
  letter: { ru: 'Письмо', en: 'Letter' },
  call: { ru: 'Звонок', en: 'Call' },
  chat: { ru: 'Чат', en: 'Chat' },
  order: { ru: 'Заказ на сайте', en: 'Order' },
  form: { ru: 'Форма на сайте', en: 'Form' },
};
const none: Record<Exclude<Dimension, 'week'>, Record<Language, string>> = {
  channel: { ru: 'Без обращения', en: 'No request' },
  manager: { ru: 'Ничьи', en: 'Nobody’s' },
  branch: { ru: 'Город неизвестен', en: 'City unknown' },
  source: { ru: 'Источник неизвестен', en: 'Source unknown' },
  reason: { ru: 'Не потеряны', en: 'Not lost' },
};

/** What people read where the tables say an id. */
export const dimensionWords =
  (
    language: Language,
    { names, branches, lossReasons }: { names: Names; branches: readonly Branch[]; lossReasons: readonly LossReason[] },
  ) =>
  (dimension: Dimension, value: string | null): string => {
    if (dimension === 'week') return value === null ? '' : weekLabel(value);
    if (value === null) return none[dimension][language];
    if (dimension === 'channel') return channels[value as Channel]?.[language] ?? value;
    if (dimension === 'manager') return names.get(value) ?? value;
    if (dimension === 'branch') return branches.find(({ id }) => id === value)?.city ?? value;
    // A reason that was taken off the list since keeps its code.
    if (dimension === 'reason') return lossReasons.find(({ code }) => code === value)?.[language] ?? value;
    return value;
  };

/** `02.11–08.11` */
const weekLabel = (monday: string): string => {
  const day = (date: string): string => `${date.slice(8, 10)}.${date.slice(5, 7)}`;
  return `${day(monday)}–${day(dayName(dayNumber(monday) + 6))}`;
};
