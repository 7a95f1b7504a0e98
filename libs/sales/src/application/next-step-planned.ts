import { NextStepPlanned } from '../contract/index.js';
import type { Act, Inquiry } from '../domain/inquiry/inquiry.js';

/** The fact for the neighbours, if something is to be done next. */
export function nextStepPlanned({ state }: Inquiry, act: Act): NextStepPlanned[] {
  const { id: inquiryId, number, ownerId, nextStep } = state;
  if (nextStep === null) return [];
  const { text, due } = nextStep;
  return [
    NextStepPlanned.of({
      ...{ inquiryId, number, ownerId, text, due: due.toISOString() },
      employeeId: act.by,
      at: act.at.toISOString(),
    }),
  ];
}
