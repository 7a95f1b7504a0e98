import { Body, Controller, Get, HttpCode, Param, Post, Query as QueryOf } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, ApiPage, CursorInvalid, type Page, Problems, decodeCursor, pageOf } from '@prorab/platform';
import { ListDuplicateProposals } from '../../../application/queries/list-duplicate-proposals.query.js';
import { ListMerges } from '../../../application/queries/list-merges.query.js';
import { DismissProposal } from '../../../application/use-cases/dismiss-proposal.use-case.js';
import { MergeParties } from '../../../application/use-cases/merge-parties.use-case.js';
import { UndoMerge } from '../../../application/use-cases/undo-merge.use-case.js';
import { instantCursor } from './cursor.js';
import { MergeIdParam, ProposalIdParam } from './ids.dto.js';
import { MergeAnswerDto, MergeDto, MergeLineDto, OfPartyQuery, ProposalDto } from './party.dto.js';

/** Two customers that are one. */
@ApiTags('sales')
@Controller('sales')
export class MergesController {
  constructor(
    private readonly listProposals: ListDuplicateProposals,
    private readonly listMerges: ListMerges,
    private readonly dismissProposal: DismissProposal,
    private readonly mergeParties: MergeParties,
    private readonly undoMerge: UndoMerge,
  ) {}

  @Get('duplicate-proposals')
  @Allow('sales.party.read')
  @ApiOperation({ summary: 'Pairs that may be one customer, the likeliest first' })
  @ApiPage(ProposalDto)
  @Problems({ 400: ['platform.request-invalid', 'platform.cursor-invalid'] })
  async proposals(@QueryOf() { limit, after, partyId }: OfPartyQuery): Promise<Page<ProposalDto>> {
    const [score, id] = after === undefined ? [] : decodeCursor(after, 2);
    if (after !== undefined && (typeof score !== 'number' || typeof id !== 'string')) throw new CursorInvalid();
    const cursor = typeof score === 'number' && typeof id === 'string' ? { score, id } : null;
    return pageOf(
      await this.listProposals.execute({ partyId, limit, after: cursor }),
      limit,
      (p) => [p.score, p.proposalId],
      (p) => p,
    );
  }

  @Post('duplicate-proposals/:proposalId/dismissal')
  @HttpCode(204)
  @Allow('sales.party.merge')
  @ApiOperation({ summary: 'They are two; the pair is not proposed again' })
  @ApiNoContentResponse()
  @Problems({
    400: ['platform.request-invalid'],
    404: ['sales.proposal-missing'],
    409: ['sales.proposal-decided'],
  })
  dismiss(@Param() { proposalId }: ProposalIdParam): Promise<void> {
    return this.dismissProposal.execute({ proposalId });
  }

  @Get('merges')
  @Allow('sales.party.read')
  @ApiOperation({ summary: 'Merges, newest first, the undone too' })
  @ApiPage(MergeLineDto)
  @Problems({ 400: ['platform.request-invalid', 'platform.cursor-invalid'] })
  async merges(@QueryOf() { limit, after, partyId }: OfPartyQuery): Promise<Page<MergeLineDto>> {
    return pageOf(
      await this.listMerges.execute({ partyId, limit, after: instantCursor(after) }),
      limit,
      (m) => [m.at, m.mergeId],
      (m) => m,
    );
  }

  @Post('merges')
  @HttpCode(200)
  @Allow('sales.party.merge')
  @ApiOperation({ summary: 'Make two customers one: first as a dry run, then for good; can be undone' })
  @ApiOkResponse({ type: MergeAnswerDto })
  @Problems({
    400: ['platform.request-invalid'],
    404: ['sales.party-missing'],
    409: ['sales.merge-conflicts-open', 'sales.party-merged-away', 'sales.party-changed'],
    422: ['sales.merge-with-itself'],
  })
  async merge(@Body() order: MergeDto): Promise<MergeAnswerDto> {
    const { mergeId, plan } = await this.mergeParties.execute(order);
    const points = plan.points.map((p) => ({ ...p, since: p.since.toISOString() }));
    const { inquiryIds, conflicts, ...rest } = plan;
    return { mergeId, plan: { ...rest, points, inquiryIds: [...inquiryIds], conflicts: [...conflicts] } };
  }

  @Post('merges/:mergeId/undo')
  @HttpCode(204)
  @Allow('sales.party.merge')
  @ApiOperation({ summary: 'Two of one again, as they were; what came since stays with the survivor' })
  @ApiNoContentResponse()
  @Problems({
    400: ['platform.request-invalid'],
    404: ['sales.merge-missing'],
    409: ['sales.merge-undone', 'sales.merge-undo-impossible'],
  })
  undo(@Param() { mergeId }: MergeIdParam): Promise<void> {
    return this.undoMerge.execute({ mergeId });
  }
}
