import type { WorkingTime } from '../working-time.js';
import type { InquiryRecord } from './inquiry-record.js';
import { isOpen } from './inquiry-status.js';

export type Attention = 'answer-late' | 'not-taken' | 'no-next-step' | 'next-step-late' | 'untouched';

/** Why an inquiry is red on the board; empty = it is not. */
export function attentionOf(
  inquiry: InquiryRecord,
  at: Date,
  { hours, untouchedWorkingMinutes }: { hours: WorkingTime; untouchedWorkingMinutes: number },
): Attention[] {
  if (!isOpen(inquiry.status)) return [];
  const reasons: Attention[] = [];
  if (inquiry.respondBy && inquiry.respondBy < at) reasons.push('answer-late');
  if (inquiry.takeBy && inquiry.takeBy < at) reasons.push('not-taken');
  if (inquiry.status === 'answered' && !inquiry.nextStep) reasons.push('no-next-step');
  if (inquiry.nextStep && inquiry.nextStep.due < at) reasons.push('next-step-late');
  if (hours.workingMinutesBetween(inquiry.touchedAt, at) >= untouchedWorkingMinutes) reasons.push('untouched');
  return reasons;
}
