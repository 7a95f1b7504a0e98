import {
  type SpokenAnswer,
  type SpokenContext,
  type SpokenOffer,
  type SpokenSlot,
  holds,
  saidMoment,
} from '@prorab/platform/marks';
import type { InquiryLine } from '../../../application/queries/inquiry-line.js';
import { type InquiryStatus, isOpen } from '../../../domain/inquiry/inquiry-status.js';

type Names = ReadonlyMap<string, string>;

const STATUSES: Readonly<Record<InquiryStatus, { ru: string; en: string }>> = {
  waiting: { ru: 'ждёт ответственного', en: 'waits for an owner' },
  assigned: { ru: 'назначено', en: 'assigned' },
  'in-work': { ru: 'в работе', en: 'in work' },
  answered: { ru: 'отвечено', en: 'answered' },
  'closed-won': { ru: 'закрыто успешно', en: 'won' },
  'closed-lost': { ru: 'закрыто с отказом', en: 'lost' },
  spam: { ru: 'спам', en: 'spam' },
  linked: { ru: 'присоединено к другому', en: 'linked to another' },
};
export const statusWord = (status: InquiryStatus, { language }: SpokenContext): string => STATUSES[status][language];

/** The slot of every command that is about one inquiry. */
export const numberSlot: SpokenSlot = {
  kind: 'number',
  ask: { ru: 'Какой номер обращения?', en: 'What is the number of the inquiry?' },
};

/** «№ 451 · Ромашка · Кирпич на объект · в работе · ответить до сегодня в 15:30, просрочено» */
export function inquiryInALine(line: InquiryLine, context: SpokenContext): string {
  const ru = context.language === 'ru';
  const due = line.respondBy === null ? null : new Date(line.respondBy);
  const when = due && `${ru ? 'ответить: ' : 'answer by '}${saidMoment(due, context)}`;
  const late = due && due < context.now ? (ru ? 'просрочено' : 'late') : null;
  return [
    `№ ${line.number}`,
    line.party.name ?? (ru ? 'без имени' : 'no name'),
    line.subject || line.preview.slice(0, 60),
    statusWord(line.status, context),
    ...(when ? [late ? `${when}, ${late}` : when] : []),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The whole of it, a fact a line. */
export function inquiryAtLength(line: InquiryLine, names: Names, context: SpokenContext): string[] {
  const ru = context.language === 'ru';
  const owner = line.ownerId === null ? (ru ? 'нет' : 'nobody') : (names.get(line.ownerId) ?? '—');
  const due = line.respondBy === null ? null : new Date(line.respondBy);
  const late = due && due < context.now ? (ru ? ' — просрочено' : ' — late') : '';
  const step = line.nextStep;
  return [
    `${ru ? 'Клиент' : 'Customer'}: ${line.party.name ?? (ru ? 'без имени' : 'no name')}`,
    ...(line.subject ? [`${ru ? 'Тема' : 'Subject'}: ${line.subject}`] : []),
    `${ru ? 'Состояние' : 'State'}: ${statusWord(line.status, context)}`,
    `${ru ? 'Ответственный' : 'Owner'}: ${owner}`,
    `${ru ? 'Поступило' : 'Received'}: ${saidMoment(new Date(line.receivedAt), context)}`,
    ...(due ? [`${ru ? 'Ответить до' : 'Answer by'}: ${saidMoment(due, context)}${late}`] : []),
    ...(step
      ? [`${ru ? 'Следующий шаг' : 'Next step'}: ${step.text} (${saidMoment(new Date(step.due), context)})`]
      : []),
  ];
}

/** What this person may do with it now. */
export function offersFor(line: InquiryLine, { role, employeeId, language }: SpokenContext): SpokenOffer[] {
  if (!isOpen(line.status)) return [];
  const ru = language === 'ru';
  const slots = { number: line.number };
  const mine = line.ownerId === employeeId;
  const mayWork = holds(role, 'sales.inquiry.work') && (mine || holds(role, 'sales.inquiry.work-any'));
  const takes = holds(role, 'sales.inquiry.take') && (line.ownerId === null || (mine && line.status === 'assigned'));
  return [
    ...(takes ? [{ label: ru ? 'Взять' : 'Take', command: 'sales.take-inquiry', slots }] : []),
    ...(mayWork && line.ownerId !== null
      ? [
          { label: ru ? 'Вернуть' : 'Return', command: 'sales.return-inquiry', slots },
          { label: ru ? 'Закрыть' : 'Close', command: 'sales.close-inquiry', slots },
        ]
      : []),
  ];
}

export const source = ({ language }: SpokenContext): string => (language === 'ru' ? 'Прораб' : 'Prorab');

/** What is known here is known now. */
export const answer = (
  context: SpokenContext,
  text: string,
  more: Pick<SpokenAnswer, 'lines' | 'buttons'> = {},
): SpokenAnswer => ({ text, ...more, source: source(context), asOf: context.now });
