import { Controller, Get, Query as QueryOf } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, ApiPage, CursorInvalid, type Page, Problems, mayI, me, mineOr, pageOf } from '@prorab/platform';
import { ReminderLog } from '../../../application/queries/reminder-log.query.js';
import { reminderCursorIn } from './reminder-cursor.js';
import { ReminderLogDto, ReminderLogQuery } from './reminder.dto.js';

const EVERYBODY = 'assistant.reminder-log.read';

/** Who was reminded of what, and what came of it. */
@ApiTags('assistant')
@Controller('assistant/reminder-log')
export class ReminderLogController {
  constructor(private readonly reminderLog: ReminderLog) {}

  @Get()
  @Allow('assistant.reminder.own')
  @ApiOperation({ summary: 'The log of the reminders, newest first: of all for the head, else one’s own' })
  @ApiPage(ReminderLogDto)
  @Problems({ 400: ['platform.request-invalid', 'platform.cursor-invalid'], 403: ['platform.forbidden'] })
  async list(@QueryOf() { limit, after, employeeId, state, rule }: ReminderLogQuery): Promise<Page<ReminderLogDto>> {
    if (employeeId !== undefined) mineOr(EVERYBODY, employeeId);
    const cursor = reminderCursorIn(after);
    if (cursor && cursor.at === null) throw new CursorInvalid();
    const whose = employeeId ?? (mayI(EVERYBODY) ? null : me().employeeId);
    const rows = await this.reminderLog.execute({
      ...{ employeeId: whose, state, rule, limit },
      after: cursor?.at ? { at: cursor.at, id: cursor.id } : null,
    });
    return pageOf(
      rows,
      limit,
      (row) => [row.at, row.id],
      (row) => row,
    );
  }
}
