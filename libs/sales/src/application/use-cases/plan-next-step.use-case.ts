import { UseCase } from '@prorab/platform/marks';
import { InquiryChanges } from '../inquiry-changes.js';

/** What is to be done next and by when; null = nothing. An answered inquiry without one is red on the board. */
@UseCase()
export class PlanNextStep {
  constructor(private readonly changes: InquiryChanges) {}

  execute({
    inquiryId,
    expectedVersion,
    nextStep,
  }: {
    inquiryId: string;
    expectedVersion?: number;
    nextStep: { text: string; due: Date } | null;
  }) {
    return this.changes.one({ inquiryId, expectedVersion, as: 'inquiry-next-step' }, (inquiry, act) => {
      inquiry.planNextStep(nextStep, act);
      return [];
    });
  }
}
