import { Body, Controller, Delete, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Problems, RequestInvalid } from '@prorab/platform';
import { InquiryStanding } from '../../../application/queries/inquiry-standing.query.js';
import { AssignInquiry } from '../../../application/use-cases/assign-inquiry.use-case.js';
import { CloseInquiry, type Outcome } from '../../../application/use-cases/close-inquiry.use-case.js';
import { MarkSpam } from '../../../application/use-cases/mark-spam.use-case.js';
import { PlanNextStep } from '../../../application/use-cases/plan-next-step.use-case.js';
import { ReopenInquiry } from '../../../application/use-cases/reopen-inquiry.use-case.js';
import { ReturnInquiry } from '../../../application/use-cases/return-inquiry.use-case.js';
import { TakeInquiry } from '../../../application/use-cases/take-inquiry.use-case.js';
import { UnmarkSpam } from '../../../application/use-cases/unmark-spam.use-case.js';
import { asOwner } from './as-owner.js';
import { ExpectedVersion, IfMatch } from './expected-version.js';
import { InquiryIdParam } from './ids.dto.js';
import { AssignDto, ChangeDto, CloseDto, NotedChangeDto, PlanDto, VersionDto } from './inquiry.dto.js';

const refused = {
  400: ['platform.request-invalid'],
  404: ['sales.inquiry-missing'],
  409: ['sales.inquiry-changed', 'sales.inquiry-move-refused'],
};

/** What is done to an inquiry. All answer with the version that it has now. */
@ApiTags('sales')
@Controller('sales/inquiries/:inquiryId')
export class InquiryCommandsController {
  constructor(
    private readonly standing: InquiryStanding,
    private readonly takeInquiry: TakeInquiry,
    private readonly assignInquiry: AssignInquiry,
    private readonly returnInquiry: ReturnInquiry,
    private readonly reopenInquiry: ReopenInquiry,
    private readonly closeInquiry: CloseInquiry,
    private readonly markSpam: MarkSpam,
    private readonly unmarkSpam: UnmarkSpam,
    private readonly planNextStep: PlanNextStep,
  ) {}

  @Post('take')
  @HttpCode(200)
  @Allow('sales.inquiry.take')
  @IfMatch()
  @ApiOperation({ summary: 'Take it oneself: what was given to one, or what waits' })
  @ApiOkResponse({ type: VersionDto })
  @Problems({ ...refused, 409: [...refused[409], 'sales.inquiry-taken'] })
  take(
    @Param() { inquiryId }: InquiryIdParam,
    @Body() _: ChangeDto,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<VersionDto> {
    return this.takeInquiry.execute({ inquiryId, expectedVersion });
  }

  @Post('assign')
  @HttpCode(200)
  @Allow('sales.inquiry.assign')
  @IfMatch()
  @ApiOperation({ summary: 'Give it to somebody, over his capacity if need be' })
  @ApiOkResponse({ type: VersionDto })
  @Problems({ ...refused, 409: [...refused[409], 'sales.employee-absent'], 422: ['sales.employee-unknown'] })
  assign(
    @Param() { inquiryId }: InquiryIdParam,
    @Body() { employeeId, note }: AssignDto,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<VersionDto> {
    return this.assignInquiry.execute({ inquiryId, employeeId, expectedVersion, note });
  }

  @Post('return')
  @HttpCode(200)
  @Allow('sales.inquiry.work')
  @IfMatch()
  @ApiOperation({ summary: 'Back to the pool; the rules will not ask the same person again' })
  @ApiOkResponse({ type: VersionDto })
  @Problems(refused)
  return(
    @Param() { inquiryId }: InquiryIdParam,
    @Body() { note }: NotedChangeDto,
    @ExpectedVersion() expected: number | undefined,
  ): Promise<VersionDto> {
    return this.asOwner(inquiryId, expected, (expectedVersion) =>
      this.returnInquiry.execute({ inquiryId, note, expectedVersion }),
    );
  }

  @Post('close')
  @HttpCode(200)
  @Allow('sales.inquiry.work')
  @IfMatch()
  @ApiOperation({ summary: 'Won, or lost for a reason of the list' })
  @ApiOkResponse({ type: VersionDto })
  @Problems({
    ...refused,
    409: [...refused[409], 'sales.inquiry-has-no-owner', 'sales.pipeline-refuses-won'],
    422: ['sales.loss-reason-unknown'],
  })
  close(
    @Param() { inquiryId }: InquiryIdParam,
    @Body() body: CloseDto,
    @ExpectedVersion() expected: number | undefined,
  ): Promise<VersionDto> {
    const result = resultOf(body);
    return this.asOwner(inquiryId, expected, (expectedVersion) =>
      this.closeInquiry.execute({ inquiryId, result, expectedVersion }),
    );
  }

  @Post('reopen')
  @HttpCode(200)
  @Allow('sales.inquiry.work')
  @IfMatch()
  @ApiOperation({ summary: 'A closed one goes on; the rules look for its last owner first' })
  @ApiOkResponse({ type: VersionDto })
  @Problems(refused)
  reopen(
    @Param() { inquiryId }: InquiryIdParam,
    @Body() { note }: NotedChangeDto,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<VersionDto> {
    return this.reopenInquiry.execute({ inquiryId, note, expectedVersion });
  }

  @Put('spam')
  @HttpCode(200)
  @Allow('sales.inquiry.work')
  @IfMatch()
  @ApiOperation({ summary: 'Off the board; what comes in its thread later stays off too' })
  @ApiOkResponse({ type: VersionDto })
  @Problems(refused)
  spam(
    @Param() { inquiryId }: InquiryIdParam,
    @Body() _: ChangeDto,
    @ExpectedVersion() expected: number | undefined,
  ): Promise<VersionDto> {
    return this.asOwner(inquiryId, expected, (expectedVersion) =>
      this.markSpam.execute({ inquiryId, expectedVersion }),
    );
  }

  @Delete('spam')
  @Allow('sales.inquiry.work')
  @IfMatch()
  @ApiOperation({ summary: 'It was a customer after all: waits for an owner' })
  @ApiOkResponse({ type: VersionDto })
  @Problems(refused)
  unspam(
    @Param() { inquiryId }: InquiryIdParam,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<VersionDto> {
    return this.unmarkSpam.execute({ inquiryId, expectedVersion });
  }

  @Put('next-step')
  @Allow('sales.inquiry.work')
  @IfMatch()
  @ApiOperation({ summary: 'What is to be done next, and by when' })
  @ApiOkResponse({ type: VersionDto })
  @Problems({ ...refused, 409: ['sales.inquiry-changed'] })
  plan(
    @Param() { inquiryId }: InquiryIdParam,
    @Body() { text, due }: PlanDto,
    @ExpectedVersion() expected: number | undefined,
  ): Promise<VersionDto> {
    const nextStep = { text: text.trim(), due: new Date(due) };
    return this.asOwner(inquiryId, expected, (expectedVersion) =>
      this.planNextStep.execute({ inquiryId, nextStep, expectedVersion }),
    );
  }

  @Delete('next-step')
  @Allow('sales.inquiry.work')
  @IfMatch()
  @ApiOperation({ summary: 'Nothing is to be done next' })
  @ApiOkResponse({ type: VersionDto })
  @Problems({ ...refused, 409: ['sales.inquiry-changed'] })
  unplan(@Param() { inquiryId }: InquiryIdParam, @ExpectedVersion() expected: number | undefined): Promise<VersionDto> {
    return this.asOwner(inquiryId, expected, (expectedVersion) =>
      this.planNextStep.execute({ inquiryId, nextStep: null, expectedVersion }),
    );
  }

  private asOwner(
    inquiryId: string,
    expected: number | undefined,
    change: (expectedVersion: number | undefined) => Promise<VersionDto>,
  ): Promise<VersionDto> {
    return asOwner(this.standing, { inquiryId, expected }, change);
  }
}

function resultOf({ outcome, reason, note }: CloseDto): Outcome {
  if (outcome === 'won') {
    if (reason !== undefined) throw new RequestInvalid(['reason is for a loss only']);
    return { outcome, ...(note === undefined ? {} : { note }) };
  }
  if (reason === undefined) throw new RequestInvalid(['reason must be given for a loss']);
  return { outcome, reason, ...(note === undefined ? {} : { note }) };
}
