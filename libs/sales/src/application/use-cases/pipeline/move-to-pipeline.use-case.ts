import { UseCase } from '@prorab/platform/marks';
import { PipelineUnknown } from '../../../domain/inquiry/inquiry-errors.js';
import { InquiryChanges } from '../../inquiry-changes.js';
import { SalesRules } from '../../sales-rules.js';

/** It is another kind of sale than was thought; the history says who found so. */
@UseCase()
export class MoveToPipeline {
  constructor(
    private readonly changes: InquiryChanges,
    private readonly rules: SalesRules,
  ) {}

  /** @throws PipelineUnknown, InquiryMissing, InquiryChangedMeanwhile */
  execute(order: {
    inquiryId: string;
    expectedVersion?: number | undefined;
    pipeline: string;
  }): Promise<{ version: number }> {
    const { inquiryId, expectedVersion, pipeline } = order;
    return this.changes.one({ inquiryId, expectedVersion, as: 'inquiry-pipeline' }, (inquiry, act) => {
      const known = this.rules.pipelines.map(({ code }) => code);
      if (!known.includes(pipeline)) throw new PipelineUnknown(pipeline, known);
      inquiry.moveToPipeline(pipeline, act);
      return [];
    });
  }
}
