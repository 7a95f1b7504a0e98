import { Controller, Get, HttpCode, Param, Post, Query as QueryOf } from '@nestjs/common';
import {
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { Allow, ApiPage, CursorInvalid, type Page, PageQuery, Problems, decodeCursor, pageOf } from '@prorab/platform';
import { IsIn, IsOptional } from 'class-validator';
import { ListMailboxes } from '../../../application/queries/list-mailboxes.query.js';
import { ListPoisoned } from '../../../application/queries/list-poisoned.query.js';
import { ShowReconciliation } from '../../../application/queries/show-reconciliation.query.js';
import { DiscardPoisoned } from '../../../application/use-cases/discard-poisoned.use-case.js';
import { RetryPoisoned } from '../../../application/use-cases/retry-poisoned.use-case.js';
import { IdParam } from './answer.dto.js';
import { AT, ID } from './examples.js';

const SETTLED = ['waiting', 'taken-in', 'discarded'] as const;
class PoisonedQuery extends PageQuery {
  @ApiPropertyOptional({ enum: SETTLED, default: 'waiting', example: 'waiting' })
  @IsOptional()
  @IsIn(SETTLED)
  status: (typeof SETTLED)[number] = 'waiting';
}
class PoisonedDto {
  @ApiProperty({ example: ID }) id!: string;
  @ApiProperty({ example: 'sales' }) mailbox!: string;
  @ApiProperty({ example: 'INBOX' }) folder!: string;
  @ApiProperty({ example: AT }) receivedAt!: string;
  @ApiProperty({ example: 15_321 }) size!: number;
  @ApiProperty({ enum: ['refused-by-intake', 'unreadable-on-server'], example: 'refused-by-intake' }) problem!: string;
  @ApiProperty({ example: 'The letter cannot be read: malformed' }) reason!: string;
  @ApiProperty({ example: 'From: ivan@stroydvor.ru\nSubject: x', description: 'The beginning of its head' })
  excerpt!: string;
  @ApiProperty({ enum: SETTLED, example: 'waiting' }) status!: string;
  @ApiProperty({ example: AT }) putAsideAt!: string;
  @ApiProperty({ type: String, nullable: true, example: null }) settledAt!: string | null;
  @ApiProperty({ example: 0 }) attempts!: number;
}
class RetriedDto {
  @ApiProperty({ type: String, nullable: true, example: ID, description: 'null: it was kept already' }) letterId!:
    string | null;
}
class FolderDto {
  @ApiProperty({ example: 'INBOX' }) folder!: string;
  @ApiProperty({ example: AT }) checkedAt!: string;
  @ApiProperty({ example: false, description: 'The first import goes on' }) importing!: boolean;
}
class MailboxDto {
  @ApiProperty({ example: 'sales' }) mailbox!: string;
  @ApiProperty({ type: String, nullable: true, example: 'sales@prorab.ru' }) address!: string | null;
  @ApiProperty({ enum: ['imap', 'listener'], example: 'imap' }) via!: string;
  @ApiProperty({
    enum: ['connecting', 'connected', 'failed', 'password-refused', 'frozen', 'standby', 'stopped'],
    example: 'connected',
    description: '`standby`: another instance of the house reads it',
  })
  state!: string;
  @ApiProperty({ type: String, nullable: true, example: null }) reason!: string | null;
  @ApiProperty({ type: String, nullable: true, example: null, description: 'Of the nightly count' }) remark!:
    string | null;
  @ApiProperty({ example: 0 }) lagSeconds!: number;
  @ApiProperty({ example: false }) late!: boolean;
  @ApiProperty({ type: String, nullable: true, example: AT }) checkedAt!: string | null;
  @ApiProperty({ type: String, nullable: true, example: null }) retryAt!: string | null;
  @ApiProperty({ example: 0, description: 'Letters of the first import still to come' }) backlogLeft!: number;
  @ApiProperty({ example: 0, description: 'Letters put aside that wait for a person' }) putAside!: number;
  @ApiProperty({ type: [FolderDto] }) folders!: FolderDto[];
}
class DifferenceDto {
  @ApiProperty({ example: 'sales' }) mailbox!: string;
  @ApiProperty({ example: 'INBOX' }) folder!: string;
  @ApiProperty({ example: '2026-11-22', description: 'UTC' }) day!: string;
  @ApiProperty({ example: 120 }) onServer!: number;
  @ApiProperty({ example: 118 }) stored!: number;
  @ApiProperty({ example: 1 }) putAside!: number;
  @ApiProperty({ example: 1, description: 'More than 0 is an alarm' }) missing!: number;
  @ApiProperty({ example: AT }) checkedAt!: string;
}

@ApiTags('mail')
@Controller('mail')
export class MailboxesController {
  constructor(
    private readonly listMailboxes: ListMailboxes,
    private readonly listPoisoned: ListPoisoned,
    private readonly showReconciliation: ShowReconciliation,
    private readonly retryPoisoned: RetryPoisoned,
    private readonly discardPoisoned: DiscardPoisoned,
  ) {}

  @Get('mailboxes')
  @Allow('mail.mailbox.read')
  @ApiOperation({ summary: 'Mailboxes: state, lag, last check, what is still to come' })
  @ApiOkResponse({ type: [MailboxDto] })
  mailboxes(): Promise<MailboxDto[]> {
    return this.listMailboxes.execute();
  }

  @Get('reconciliation')
  @Allow('mail.mailbox.read')
  @ApiOperation({ summary: 'Where the nightly count of server and store differs' })
  @ApiOkResponse({ type: [DifferenceDto] })
  reconciliation(): Promise<DifferenceDto[]> {
    return this.showReconciliation.execute();
  }

  @Get('poisoned')
  @Allow('mail.poisoned.read')
  @ApiOperation({ summary: 'Letters put aside because they broke something, the newest first' })
  @ApiPage(PoisonedDto)
  @Problems({ 400: ['platform.request-invalid', 'platform.cursor-invalid'] })
  async poisoned(@QueryOf() { limit, after, status }: PoisonedQuery): Promise<Page<PoisonedDto>> {
    const [id = null] = after ? decodeCursor(after, 1) : [];
    if (id !== null && typeof id !== 'string') throw new CursorInvalid();
    const rows = await this.listPoisoned.execute({ limit, after: id, status });
    return pageOf(
      rows,
      limit,
      (r) => [r.id],
      (r) => r,
    );
  }

  @Post('poisoned/:id/retry')
  @HttpCode(200)
  @Allow('mail.poisoned.settle')
  @ApiOperation({ summary: 'Read it once more, after an upgrade' })
  @ApiOkResponse({ type: RetriedDto })
  @Problems({
    400: ['platform.request-invalid'],
    404: ['mail.poisoned-missing'],
    409: ['mail.poisoned-settled'],
    422: ['mail.letter-unreadable'],
    503: ['mail.letter-parser-busy'],
  })
  retry(@Param() { id }: IdParam): Promise<RetriedDto> {
    return this.retryPoisoned.execute({ id });
  }

  @Post('poisoned/:id/discard')
  @HttpCode(204)
  @Allow('mail.poisoned.settle')
  @ApiOperation({ summary: 'Nothing is lost by it' })
  @ApiNoContentResponse({ description: 'Off the list; the source is kept' })
  @Problems({ 400: ['platform.request-invalid'], 404: ['mail.poisoned-missing'], 409: ['mail.poisoned-settled'] })
  async discard(@Param() { id }: IdParam): Promise<void> {
    await this.discardPoisoned.execute({ id });
  }
}
