import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiBody, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Problems } from '@prorab/platform';
import { GetPolicy } from '../../../application/queries/get-policy.query.js';
import type { Language } from '../../../application/queries/history-line.js';
import { LossReasons } from '../../../application/queries/loss-reasons.query.js';
import { KeepPolicy } from '../../../application/use-cases/keep-policy.use-case.js';
import { MoveEverythingOfEmployee } from '../../../application/use-cases/move-everything-of-employee.use-case.js';
import { ReplayDistribution } from '../../../application/use-cases/replay-distribution.use-case.js';
import type { PolicyDocument } from '../../../domain/distribution/policy-document.js';
import { LossReasonDto } from './board.dto.js';
import { EmployeeIdParam } from './ids.dto.js';
import { policyIn } from './policy-body.js';
import { HandedOverDto, HandoverDto, POLICY_EXAMPLE, ReplayAnswerDto, ReplayDto } from './policy.dto.js';
import { ReaderLanguage } from './reader-language.js';

const schema = { type: 'object', example: POLICY_EXAMPLE };

/** The rules of the house, and what the head does by them. */
@ApiTags('sales')
@Controller('sales')
export class PolicyController {
  constructor(
    private readonly getPolicy: GetPolicy,
    private readonly keepPolicy: KeepPolicy,
    private readonly replayDistribution: ReplayDistribution,
    private readonly moveEverything: MoveEverythingOfEmployee,
    private readonly lossReasons: LossReasons,
  ) {}

  @Get('policy')
  @Allow('sales.policy.read')
  @ApiOperation({ summary: 'The distribution policy in force' })
  @ApiOkResponse({ schema })
  get(): Promise<PolicyDocument> {
    return this.getPolicy.execute();
  }

  @Put('policy')
  @HttpCode(204)
  @Allow('sales.policy.change')
  @ApiOperation({ summary: 'Write the rules anew; they hold from the next choice on' })
  @ApiBody({ schema })
  @ApiNoContentResponse()
  @Problems({ 400: ['platform.request-invalid'] })
  keep(@Body() body: unknown): Promise<void> {
    return this.keepPolicy.execute({ policy: policyIn(body) });
  }

  @Post('policy/replay')
  @HttpCode(200)
  @Allow('sales.policy.replay')
  @ApiOperation({ summary: 'Play a past period under a policy and lay it beside what happened; changes nothing' })
  @ApiOkResponse({ type: ReplayAnswerDto })
  @Problems({ 400: ['platform.request-invalid'], 422: ['sales.period-empty', 'sales.period-too-long'] })
  async replay(@Body() { from, to, policy }: ReplayDto): Promise<ReplayAnswerDto> {
    return this.replayDistribution.execute({
      from: new Date(from),
      to: new Date(to),
      policy: policy === undefined ? await this.getPolicy.execute() : policyIn(policy),
    });
  }

  @Post('employees/:employeeId/handover')
  @HttpCode(200)
  @Allow('sales.inquiry.move-everything')
  @ApiOperation({ summary: 'All open inquiries and customers of an employee go to another, or to the pool' })
  @ApiOkResponse({ type: HandedOverDto })
  @Problems({
    400: ['platform.request-invalid'],
    409: ['sales.employee-absent'],
    422: ['sales.employee-unknown'],
  })
  handOver(@Param() { employeeId }: EmployeeIdParam, @Body() { to }: HandoverDto): Promise<HandedOverDto> {
    return this.moveEverything.execute({ from: employeeId, to });
  }

  @Get('loss-reasons')
  @Allow('sales.inquiry.read')
  @ApiOperation({ summary: 'The list that a loss is explained from' })
  @ApiOkResponse({ type: [LossReasonDto] })
  reasons(@ReaderLanguage() language: Language): LossReasonDto[] {
    return this.lossReasons.execute({ language });
  }
}
