import type { SpokenCommandMark, SpokenContext } from '@prorab/platform/marks';
import type { InquiryStanding } from '../../../application/queries/inquiry-standing.query.js';
import { asOwner } from '../http/as-owner.js';

/** What every answer to a reminder of an inquiry is given: its id. */
export interface AnswerSlots {
  subject: string;
}

/** Answers by button under a reminder of an inquiry; nobody types them. */
export const anAnswer = (
  id: string,
  title: { ru: string; en: string },
  slots: SpokenCommandMark['slots'] = {},
): SpokenCommandMark => ({
  ...{
    id,
    title,
    right: 'sales.inquiry.work',
    phrases: { ru: [], en: [] },
    effect: 'change',
    answers: 'sales.inquiry',
  },
  slots: { subject: { kind: 'text', ask: { ru: 'Какое обращение?', en: 'Which inquiry?' } }, ...slots },
});

/** One's own; others' with the right to. */
export const asOwnerOf = <T>(
  standing: InquiryStanding,
  inquiryId: string,
  change: (expectedVersion: number | undefined) => Promise<T>,
): Promise<T> => asOwner(standing, { inquiryId, expected: undefined }, change);

export const inWords = ({ language }: SpokenContext, ru: string, en: string): string => (language === 'ru' ? ru : en);
