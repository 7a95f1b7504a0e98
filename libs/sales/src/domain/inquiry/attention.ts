import { type InquiryStatus, isOpen } from './inquiry-status.js';

export const attentions = ['answer-late', 'not-taken', 'no-next-step', 'next-step-late', 'untouched'] as const;
export type Attention = (typeof attentions)[number];

/** Instants are all dates or all ISO strings in UTC: both are compared alike, and a long list need not parse any. */
export interface Watched<T extends Date | string> {
  status: InquiryStatus;
  respondBy: T | null;
  takeBy: T | null;
  touchedAt: T;
  nextStep: { due: T } | null;
}

/**
 * Why an inquiry is red on the board; empty = it is not.
 * @param untouchedSince who was touched then or before has been left alone for too long; null = nobody ever is
 */
export function attentionOf<T extends Date | string>(
  { status, respondBy, takeBy, touchedAt, nextStep }: Watched<T>,
  at: T,
  untouchedSince: T | null,
): Attention[] {
  if (!isOpen(status)) return [];
  const reasons: Attention[] = [];
  if (respondBy && respondBy < at) reasons.push('answer-late');
  if (takeBy && takeBy < at) reasons.push('not-taken');
  if (status === 'answered' && !nextStep) reasons.push('no-next-step');
  if (nextStep && nextStep.due < at) reasons.push('next-step-late');
  if (untouchedSince && touchedAt <= untouchedSince) reasons.push('untouched');
  return reasons;
}
