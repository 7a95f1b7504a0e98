import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query as QueryOf } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Allow,
  ApiPage,
  CursorInvalid,
  Idempotent,
  Problems,
  decodeCursor,
  mayI,
  me,
  mineOr,
  pageOf,
} from '@prorab/platform';
import type { Page } from '@prorab/platform';
import { ListAbsences } from '../../../application/queries/list-absences.query.js';
import { WhoIsAtWork } from '../../../application/queries/who-is-at-work.query.js';
import { CancelAbsence } from '../../../application/use-cases/cancel-absence.use-case.js';
import { PlanAbsence } from '../../../application/use-cases/plan-absence.use-case.js';
import { AbsenceDto, AbsencesQuery, PlanAbsenceDto, PlannedDto, PresenceDto } from './absence.dto.js';
import { AbsenceIdParam, EmployeeIdParam } from './ids.dto.js';

@ApiTags('team')
@Controller('team')
export class AbsencesController {
  constructor(
    private readonly listAbsences: ListAbsences,
    private readonly planAbsence: PlanAbsence,
    private readonly cancelAbsence: CancelAbsence,
    private readonly whoIsAtWork: WhoIsAtWork,
  ) {}

  @Get('presence')
  @Allow('team.presence.read')
  @ApiOperation({ summary: 'Who is at work now and until when; who is not, and back when' })
  @ApiOkResponse({ type: PresenceDto })
  presence(): Promise<PresenceDto> {
    return this.whoIsAtWork.execute();
  }

  @Get('absences')
  @Allow('team.absence.read')
  @ApiOperation({ summary: 'Absences that touch a period, by beginning; why is shown to heads and of one’s own' })
  @ApiPage(AbsenceDto)
  @Problems({ 400: ['platform.request-invalid', 'platform.cursor-invalid'] })
  async list(@QueryOf() { limit, after, from, to, employeeId }: AbsencesQuery): Promise<Page<AbsenceDto>> {
    const rows = await this.listAbsences.execute({
      from: new Date(from),
      to: new Date(to),
      employeeId,
      limit,
      after: after ? placeOf(after) : null,
      reasonsFor: mayI('team.absence.read-reason') ? 'everybody' : { employeeId: me().employeeId },
    });
    return pageOf(
      rows,
      limit,
      (row) => [row.from, row.id],
      (row) => row,
    );
  }

  @Post('employees/:employeeId/absences')
  @Allow('team.absence.plan')
  @Idempotent()
  @ApiOperation({ summary: 'Plan an absence: one’s own, or with `team.absence.plan-any` anybody’s' })
  @ApiCreatedResponse({ type: PlannedDto })
  @Problems({
    400: ['platform.request-invalid', 'platform.idempotency-key-invalid'],
    404: ['team.employee-missing'],
    409: ['team.absence-overlaps', 'team.employee-dismissed', 'platform.idempotency-key-reused'],
    422: ['team.absence-invalid', 'team.deputy-invalid'],
  })
  async plan(
    @Param() { employeeId }: EmployeeIdParam,
    @Body() { from, to, ...order }: PlanAbsenceDto,
  ): Promise<PlannedDto> {
    mineOr('team.absence.plan-any', employeeId);
    return this.planAbsence.execute({ ...order, employeeId, from: new Date(from), to: new Date(to) });
  }

  @Delete('employees/:employeeId/absences/:absenceId')
  @HttpCode(204)
  @Allow('team.absence.plan')
  @ApiOperation({ summary: 'Back earlier: one that has begun ends now, one that has not is as if never planned' })
  @ApiNoContentResponse()
  @Problems({ 400: ['platform.request-invalid'], 404: ['team.absence-missing'], 409: ['team.absence-over'] })
  async cancel(@Param() { employeeId, absenceId }: AbsenceIdParam): Promise<void> {
    mineOr('team.absence.plan-any', employeeId);
    await this.cancelAbsence.execute({ employeeId, absenceId });
  }
}

function placeOf(cursor: string): { from: Date; id: string } {
  const [from, id] = decodeCursor(cursor, 2);
  if (typeof from !== 'string' || typeof id !== 'string' || Number.isNaN(Date.parse(from))) throw new CursorInvalid();
  return { from: new Date(from), id };
}
