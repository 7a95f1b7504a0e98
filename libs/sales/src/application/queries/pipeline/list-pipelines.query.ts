import { Query } from '@prorab/platform/marks';
import type { InquiryStatus } from '../../../domain/inquiry/inquiry-status.js';
import type { GuardedMove, Need } from '../../../domain/inquiry/pipeline.js';
import { SalesRules } from '../../sales-rules.js';
import type { Language } from '../history-line.js';

export interface PipelineView {
  code: string;
  name: string;
  stages: { status: InquiryStatus; name: string }[];
  guards: { move: GuardedMove; needs: readonly Need[]; unlessNoted: boolean }[];
}

/** The kinds of sales, with their own names for the states and what they ask for; the first is for what no other one claims. */
@Query()
export class ListPipelines {
  constructor(private readonly rules: SalesRules) {}

  execute({ language }: { language: Language }): PipelineView[] {
    return this.rules.pipelines.map((pipeline) => ({
      code: pipeline.code,
      name: pipeline[language],
      stages: pipeline.stages.map((stage) => ({ status: stage.status, name: stage[language] })),
      guards: pipeline.guards.map(({ move, needs, unlessNoted }) => ({ move, needs, unlessNoted })),
    }));
  }
}
