import { Controller, Get, Query as QueryOf } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, ApiPage, CursorInvalid, type Page, PageQuery, Problems, decodeCursor, pageOf } from '@prorab/platform';
import { ListCallDifferences } from '../../../application/queries/list-call-differences.query.js';
import { ShowComparison } from '../../../application/queries/show-comparison.query.js';
import { CallDifferenceDto, LastComparisonDto } from './call-difference.dto.js';

@ApiTags('telephony')
@Controller('telephony')
export class CallDifferencesController {
  constructor(
    private readonly listDifferences: ListCallDifferences,
    private readonly showComparison: ShowComparison,
  ) {}

  @Get('differences')
  @Allow('telephony.difference.read')
  @ApiOperation({ summary: 'Calls, lines of the exchange’s list and recordings that exist in only one place' })
  @ApiPage(CallDifferenceDto)
  @Problems({ 400: ['platform.request-invalid', 'platform.cursor-invalid'] })
  async list(@QueryOf() { limit, after }: PageQuery): Promise<Page<CallDifferenceDto>> {
    const [at, id] = after ? decodeCursor(after, 2) : [];
    const place = typeof at === 'number' && typeof id === 'string' ? { at: new Date(at), id } : null;
    if (after && !place) throw new CursorInvalid();
    const rows = await this.listDifferences.execute({ limit, after: place });
    return pageOf(
      rows,
      limit,
      (one) => [one.at.getTime(), one.id],
      (one) => one,
    );
  }
  @Get('comparison')
  @Allow('telephony.difference.read')
  @ApiOperation({
    summary: 'When calls, the exchange’s list and recordings were compared last, and how many there were',
  })
  @ApiOkResponse({ type: LastComparisonDto })
  async last(): Promise<LastComparisonDto> {
    return { last: await this.showComparison.execute() };
  }
}
