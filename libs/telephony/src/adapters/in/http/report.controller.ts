import { Controller, Get, Query as QueryOf } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Problems, RequestInvalid, isInstant } from '@prorab/platform';
import { CallReport } from '../../../application/queries/report/call-report.query.js';
import { ReportNumberPools } from '../../../application/queries/report/report-number-pools.query.js';
import { PoolFiguresDto, PoolsQuery } from './number-pools.dto.js';
import { CallReportDto, ReportQuery } from './report.dto.js';

@ApiTags('telephony')
@Controller('telephony/report')
export class CallReportController {
  constructor(
    private readonly report: CallReport,
    private readonly pools: ReportNumberPools,
  ) {}

  @Get()
  @Allow('telephony.report.read')
  @ApiOperation({
    summary:
      'How calls were answered in a period, by hour, city, source and person; whom that cost us, and what he was worth',
    description:
      'A caller is lost when nobody talked with his number, nor answered him in a chat or by letter, within 24 hours of his first call. ' +
      'Each is worth what an inquiry that began with a call brought on the average in his branch in the year before now (paid for its invoices; ' +
      'inquiries that came to nothing are counted, those too young to judge are not); a branch with fewer than 20 of them is judged by the company.',
  })
  @ApiOkResponse({ type: CallReportDto })
  @Problems({
    400: ['platform.request-invalid'],
    422: ['telephony.report-period-empty', 'telephony.report-too-long', 'telephony.report-too-wide'],
  })
  async show(@QueryOf() { from, to, branch, line }: ReportQuery): Promise<CallReportDto> {
    mustBeDays({ from, to });
    return this.report.execute({
      ...{ from, to },
      ...branchOf(branch),
      ...(line === undefined ? {} : { line }),
    });
  }

  @Get('pools')
  @Allow('telephony.report.read')
  @ApiOperation({
    summary:
      'Pools of numbers in a period, of a branch those with a number of its: visits shown, calls followed to them, days with too few numbers',
  })
  @ApiOkResponse({ type: [PoolFiguresDto] })
  @Problems({
    400: ['platform.request-invalid'],
    422: ['telephony.report-period-empty', 'telephony.report-too-long'],
  })
  async showPools(@QueryOf() { from, to, branch }: PoolsQuery): Promise<PoolFiguresDto[]> {
    mustBeDays({ from, to });
    return this.pools.execute({ from, to, ...branchOf(branch) });
  }
}
const branchOf = (branch: string | undefined): { branchId?: string | null } =>
  branch === undefined ? {} : { branchId: branch === 'none' ? null : branch };
function mustBeDays(days: Readonly<Record<string, string>>): void {
  for (const [name, day] of Object.entries(days))
    if (!isInstant(`${day}T00:00:00Z`)) throw new RequestInvalid([`${name} must be a day`]);
}
