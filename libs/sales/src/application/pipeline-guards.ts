import { UseCase } from '@prorab/platform/marks';
import { PipelineGuardRefused } from '../domain/inquiry/inquiry-errors.js';
import type { InquiryRecord } from '../domain/inquiry/inquiry-record.js';
import { type GuardedMove, missingFor, pipelineOf } from '../domain/inquiry/pipeline.js';
import { InquiryPossessions } from './ports/pipeline/inquiry-possessions.port.js';
import { SalesRules } from './sales-rules.js';

/** What the pipeline of an inquiry asks for before a step. Asked by everything that closes an inquiry, or issues an invoice for it. */
@UseCase()
export class PipelineGuards {
  constructor(
    private readonly possessions: InquiryPossessions,
    private readonly rules: SalesRules,
  ) {}

  /** An invoice for a customer belongs to the pipeline of his open inquiry. @throws PipelineGuardRefused */
  async checkInvoice({ partyId, note }: { partyId: string; note: string | null }): Promise<void> {
    const inquiry = await this.possessions.openInquiryOf(partyId);
    const { id, number, pipeline } = inquiry ?? { id: '', number: 0, pipeline: null };
    await this.check({ id, number, partyId, pipeline }, 'invoice', { note });
  }

  /** @throws PipelineGuardRefused, with what is missing */
  async check(
    { id: inquiryId, number, partyId, pipeline: code }: Pick<InquiryRecord, 'id' | 'number' | 'partyId' | 'pipeline'>,
    move: GuardedMove,
    { note }: { note: string | null },
  ): Promise<void> {
    const pipeline = pipelineOf(this.rules.pipelines, code);
    if (!pipeline?.guards.some((guard) => guard.move === move)) return;
    const has = await this.possessions.of({ inquiryId, partyId });
    const missing = missingFor(pipeline, move, { has, noted: Boolean(note?.trim()) });
    if (missing.length > 0) throw new PipelineGuardRefused(number, move, missing);
  }
}
