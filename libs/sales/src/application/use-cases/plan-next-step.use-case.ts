import { UseCase } from '@prorab/platform/marks';
import { NextStepEnded } from '../../contract/index.js';
import { InquiryChanges } from '../inquiry-changes.js';
import { nextStepPlanned } from '../next-step-planned.js';

/** What is to be done next and by when; null = nothing. An answered inquiry without one is red on the board. */
@UseCase()
export class PlanNextStep {
  constructor(private readonly changes: InquiryChanges) {}

  /** @param why of a step that ends: it was done, or it is not needed after all */
  execute({
    inquiryId,
    expectedVersion,
    nextStep,
    why = 'dropped',
  }: {
    inquiryId: string;
    expectedVersion?: number;
    nextStep: { text: string; due: Date } | null;
    why?: 'done' | 'dropped';
  }) {
    return this.changes.one({ inquiryId, expectedVersion, as: 'inquiry-next-step' }, (inquiry, act) => {
      const before = inquiry.state.nextStep;
      inquiry.planNextStep(nextStep, act);
      if (nextStep) return nextStepPlanned(inquiry, act);
      const { number } = inquiry.state;
      return before ? [NextStepEnded.of({ inquiryId, number, why, employeeId: act.by, at: act.at.toISOString() })] : [];
    });
  }
}
