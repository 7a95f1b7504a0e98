import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query as QueryOf } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, ApiPage, Idempotent, type Page, Problems, RequestInvalid, me, pageOf } from '@prorab/platform';
import { GetReminder } from '../../../application/queries/get-reminder.query.js';
import { ListReminders, reminderCursor } from '../../../application/queries/list-reminders.query.js';
import { PreviewReminder, ruleOf } from '../../../application/queries/preview-reminder.query.js';
import { CancelReminder } from '../../../application/use-cases/cancel-reminder.use-case.js';
import { CreateReminder } from '../../../application/use-cases/create-reminder.use-case.js';
import { FinishReminder } from '../../../application/use-cases/finish-reminder.use-case.js';
import { HandOverReminder } from '../../../application/use-cases/hand-over-reminder.use-case.js';
import { MoveReminder } from '../../../application/use-cases/move-reminder.use-case.js';
import { PutOffReminder } from '../../../application/use-cases/put-off-reminder.use-case.js';
import type { Language } from '../../../domain/reminder/rule-words.js';
import { ReminderLanguage } from './reminder-language.js';
import { aboutFrom, ownerFrom } from './reminder-owner.js';
import { reminderCursorIn } from './reminder-cursor.js';
import {
  HandOverDto,
  MoveDto,
  NewReminderDto,
  PreviewAnswerDto,
  PreviewDto,
  ReminderDto,
  ReminderIdParam,
  RemindersQuery,
  SnoozeDto,
} from './reminder.dto.js';

const RIGHT = 'assistant.reminder.own';
const planned = [
  'assistant.date-in-the-past',
  'assistant.date-too-far',
  'assistant.repeat-invalid',
  'assistant.repeat-never-comes',
  'assistant.recipient-unknown',
];
const refused = {
  400: ['platform.request-invalid'],
  403: ['platform.forbidden', 'assistant.reminder-not-yours'],
  404: ['assistant.reminder-missing'],
  409: ['assistant.reminder-over'],
};

/** What one is reminded of. */
@ApiTags('assistant')
@Controller('assistant/reminders')
export class RemindersController {
  constructor(
    private readonly listReminders: ListReminders,
    private readonly getReminder: GetReminder,
    private readonly previewReminder: PreviewReminder,
    private readonly createReminder: CreateReminder,
    private readonly moveReminder: MoveReminder,
    private readonly cancelReminder: CancelReminder,
    private readonly finishReminder: FinishReminder,
    private readonly putOffReminder: PutOffReminder,
    private readonly handOverReminder: HandOverReminder,
  ) {}

  @Get()
  @Allow(RIGHT)
  @ApiOperation({ summary: 'My reminders and those of my team, the next first' })
  @ApiPage(ReminderDto)
  @Problems({ 400: ['platform.request-invalid', 'platform.cursor-invalid'], 422: ['assistant.recipient-unknown'] })
  async list(
    @QueryOf() { limit, after, over = false }: RemindersQuery,
    @ReminderLanguage() language: Language,
  ): Promise<Page<ReminderDto>> {
    const { employeeId } = me();
    const rows = await this.listReminders.execute({
      employeeId,
      over,
      limit,
      after: reminderCursorIn(after),
      language,
    });
    return pageOf(
      rows,
      limit,
      (row) => reminderCursor(row, over),
      (row) => row,
    );
  }

  @Post()
  @Allow(RIGHT)
  @Idempotent()
  @ApiOperation({ summary: 'Be reminded, once or by a rule; or let the team be reminded' })
  @ApiCreatedResponse({ type: ReminderDto })
  @Problems({
    400: refused[400],
    403: ['platform.forbidden'],
    409: ['assistant.too-many-reminders'],
    422: [...planned, 'assistant.subject-unknown'],
  })
  async create(@Body() body: NewReminderDto, @ReminderLanguage() language: Language): Promise<ReminderDto> {
    const { text, at, repeat, about } = body;
    if (at === undefined && repeat === undefined) throw new RequestInvalid(['at or repeat must be given']);
    const { id } = await this.createReminder.execute({
      ...{ text, at: at === undefined ? null : new Date(at), repeat: repeat === undefined ? null : ruleOf(repeat) },
      ...{ about: aboutFrom(about), owner: ownerFrom(body) },
    });
    return this.getReminder.execute({ reminderId: id, language });
  }

  @Post('preview')
  @HttpCode(200)
  @Allow(RIGHT)
  @ApiOperation({ summary: 'What a date or a rule would mean: the next three dates' })
  @ApiOkResponse({ type: PreviewAnswerDto })
  @Problems({ 400: refused[400], 422: planned })
  preview(@Body() { at, repeat }: PreviewDto, @ReminderLanguage() language: Language): Promise<PreviewAnswerDto> {
    const { employeeId } = me();
    return this.previewReminder.execute({
      employeeId,
      at: at === undefined ? null : new Date(at),
      repeat: repeat ?? null,
      language,
    });
  }

  @Get(':reminderId')
  @Allow(RIGHT)
  @ApiOperation({ summary: 'One reminder' })
  @ApiOkResponse({ type: ReminderDto })
  @Problems({ 400: refused[400], 403: refused[403], 404: refused[404] })
  get(@Param() { reminderId }: ReminderIdParam, @ReminderLanguage() language: Language): Promise<ReminderDto> {
    return this.getReminder.execute({ reminderId, language });
  }

  @Post(':reminderId/move')
  @HttpCode(200)
  @Allow(RIGHT)
  @ApiOperation({ summary: 'Another date; of a repeated one the next time only' })
  @ApiOkResponse({ type: ReminderDto })
  @Problems({
    ...refused,
    409: [...refused[409], 'assistant.reminder-follows'],
    422: ['assistant.date-in-the-past', 'assistant.date-too-far'],
  })
  async move(
    @Param() { reminderId }: ReminderIdParam,
    @Body() { to }: MoveDto,
    @ReminderLanguage() language: Language,
  ): Promise<ReminderDto> {
    await this.moveReminder.execute({ reminderId, to: new Date(to) });
    return this.getReminder.execute({ reminderId, language });
  }

  @Post(':reminderId/snooze')
  @HttpCode(200)
  @Allow(RIGHT)
  @ApiOperation({ summary: 'Once more at another time: a date, or one of the usual choices' })
  @ApiOkResponse({ type: ReminderDto })
  @Problems({ ...refused, 422: ['assistant.date-in-the-past', 'assistant.date-too-far'] })
  async snooze(
    @Param() { reminderId }: ReminderIdParam,
    @Body() { until, choice }: SnoozeDto,
    @ReminderLanguage() language: Language,
  ): Promise<ReminderDto> {
    if ((until === undefined) === (choice === undefined))
      throw new RequestInvalid(['either until or choice must be given']);
    await this.putOffReminder.execute({
      reminderId,
      until: until === undefined ? null : new Date(until),
      choice: choice ?? null,
    });
    return this.getReminder.execute({ reminderId, language });
  }

  @Post(':reminderId/done')
  @HttpCode(200)
  @Allow(RIGHT)
  @ApiOperation({ summary: 'Done; a repeated one comes again' })
  @ApiOkResponse({ type: ReminderDto })
  @Problems(refused)
  async done(@Param() { reminderId }: ReminderIdParam, @ReminderLanguage() language: Language): Promise<ReminderDto> {
    await this.finishReminder.execute({ reminderId });
    return this.getReminder.execute({ reminderId, language });
  }

  @Post(':reminderId/hand-over')
  @HttpCode(200)
  @Allow('assistant.reminder.work-any')
  @ApiOperation({ summary: 'Somebody else, or a team, is reminded from now on' })
  @ApiOkResponse({ type: ReminderDto })
  @Problems({ ...refused, 422: ['assistant.recipient-unknown'] })
  async handOver(
    @Param() { reminderId }: ReminderIdParam,
    @Body() body: HandOverDto,
    @ReminderLanguage() language: Language,
  ): Promise<ReminderDto> {
    await this.handOverReminder.execute({ reminderId, to: ownerFrom(body) });
    return this.getReminder.execute({ reminderId, language });
  }

  @Delete(':reminderId')
  @Allow(RIGHT)
  @ApiOperation({ summary: 'Not needed after all; a repeated one with all its dates' })
  @ApiOkResponse({ type: ReminderDto })
  @Problems(refused)
  async cancel(@Param() { reminderId }: ReminderIdParam, @ReminderLanguage() language: Language): Promise<ReminderDto> {
    await this.cancelReminder.execute({ reminderId });
    return this.getReminder.execute({ reminderId, language });
  }
}
