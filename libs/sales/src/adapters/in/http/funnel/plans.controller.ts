import { Readable } from 'node:stream';
import { Body, Controller, Get, Header, HttpCode, Param, Put, StreamableFile } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Money } from '@prorab/kernel';
import { Allow, Problems } from '@prorab/platform';
import { FunnelReaders } from '../../../../application/queries/funnel/funnel-readers.js';
import { ListPlanHistory } from '../../../../application/queries/funnel/list-plan-history.query.js';
import { PlanAndFact } from '../../../../application/queries/funnel/plan-and-fact.query.js';
import { ExportPlanAndFact } from '../../../../application/use-cases/funnel/export-plan-and-fact.use-case.js';
import { KeepPlan } from '../../../../application/use-cases/funnel/keep-plan.use-case.js';
import { KeptPlanDto, MonthParam, PlanAndFactDto, MonthPlanDto, PlanParam } from './plans.dto.js';
import { plansCsv } from './plans-csv.js';

const kopecks = (roubles: string | null): number | null =>
  roubles === null ? null : Number(Money.of(roubles).kopecks);

/** What the managers are to bring in a month, and what they brought. */
@ApiTags('sales')
@Controller('sales/plans/:month')
export class PlansController {
  constructor(
    private readonly planAndFact: PlanAndFact,
    private readonly planHistory: ListPlanHistory,
    private readonly keepPlan: KeepPlan,
    private readonly exportPlans: ExportPlanAndFact,
    private readonly readers: FunnelReaders,
  ) {}

  @Get()
  @Allow('sales.funnel.read')
  @ApiOperation({ summary: 'Plan, fact and forecast of a month per manager; one sees what one sees of the funnel' })
  @ApiOkResponse({ type: PlanAndFactDto })
  @Problems({ 400: ['platform.request-invalid'] })
  async show(@Param() { month }: MonthParam): Promise<PlanAndFactDto> {
    return this.planAndFact.execute({ month, scope: await this.readers.scope() });
  }

  @Get('history')
  @Allow('sales.plan.change')
  @ApiOperation({ summary: 'Who planned what for the month, and when; the latest first, 500 at most' })
  @ApiOkResponse({ type: [KeptPlanDto] })
  @Problems({ 400: ['platform.request-invalid'] })
  history(@Param() { month }: MonthParam): Promise<KeptPlanDto[]> {
    return this.planHistory.execute({ month });
  }

  @Get('export')
  @Allow('sales.funnel.export')
  @ApiOperation({ summary: 'Plan, fact and forecast as a table (CSV); who took it is in the audit log' })
  @ApiProduces('text/csv')
  @ApiOkResponse({ content: { 'text/csv': { schema: { type: 'string' }, example: 'Месяц;Менеджер\r\n' } } })
  @Header('cache-control', 'no-store')
  @Problems({ 400: ['platform.request-invalid'] })
  async export(@Param() { month }: MonthParam): Promise<StreamableFile> {
    const view = await this.exportPlans.execute({ month, scope: await this.readers.scope() });
    return new StreamableFile(Readable.from([plansCsv(view)], { objectMode: false }), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="plans-${month}.csv"`,
    });
  }

  @Put(':employeeId')
  @HttpCode(204)
  @Allow('sales.plan.change')
  @ApiOperation({ summary: 'What a manager is to bring in the month; what was said before is kept' })
  @ApiNoContentResponse()
  @Problems({ 400: ['platform.request-invalid'], 422: ['sales.employee-unknown'] })
  keep(@Param() { month, employeeId }: PlanParam, @Body() plan: MonthPlanDto): Promise<void> {
    const { requests, invoices, paid, averageBill, paidShare } = plan;
    const sums = { paid: kopecks(paid), averageBill: kopecks(averageBill) };
    return this.keepPlan.execute({ plan: { month, employeeId, requests, invoices, ...sums, paidShare } });
  }
}
