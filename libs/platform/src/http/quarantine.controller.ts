import { Controller, Get, HttpCode, Param, Post, Query as QueryOf } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { DomainError } from '@prorab/kernel';
import { TaskStore } from '../tasks/task-store.js';
import { Allow } from './allow.js';
import { ApiPage, type Page, PageQuery, decodeCursor, pageOf } from './page.js';
import { Problems } from './problem.js';

class QuarantinedTask {
  @ApiProperty({ example: '0199d3a1-7c1e-7000-8000-0242ac120002' }) id!: string;
  @ApiProperty({ example: 'sales.open-inquiry-when-contact-received' }) handler!: string;
  @ApiProperty({ example: '0199d3a1-7c1e-7000-8000-0242ac120003' }) key!: string;
  @ApiProperty({ example: 8 }) attempts!: number;
  @ApiProperty({ example: 'InquiryMissing: there is no inquiry 0199d3a1…' }) error!: string;
  @ApiProperty({ example: '2026-11-23T09:00:00.000Z' }) since!: string;
}
class QuarantinedId {
  @ApiProperty({ example: '0199d3a1-7c1e-7000-8000-0242ac120002' }) @IsUUID() id!: string;
}
class QuarantinedMissing extends DomainError {
  constructor(id: string) {
    super('missing', 'platform.quarantined-missing', 'there is no such task in quarantine', { id });
  }
}

@ApiTags('platform')
@Controller('quarantine')
export class QuarantineController {
  constructor(private readonly tasks: TaskStore) {}

  @Get()
  @Allow('platform.quarantine.read')
  @ApiOperation({ summary: 'Work that kept failing and waits for a person' })
  @ApiPage(QuarantinedTask)
  @Problems({ 400: ['platform.cursor-invalid'] })
  async list(@QueryOf() { limit, after }: PageQuery): Promise<Page<QuarantinedTask>> {
    const key = after ? decodeCursor(after, 1) : null;
    const rows = await this.tasks.quarantined({ after: key && String(key[0]), limit: limit + 1 });
    return pageOf(
      rows,
      limit,
      (r) => [r.id],
      (r) => ({
        id: r.id,
        handler: r.handler,
        key: r.taskKey,
        attempts: r.attempts,
        error: r.error,
        since: r.since.toISOString(),
      }),
    );
  }

  @Post(':id/replay')
  @HttpCode(204)
  @Allow('platform.quarantine.replay')
  @ApiOperation({ summary: 'Try it again from the first attempt' })
  @ApiNoContentResponse()
  @Problems({ 404: ['platform.quarantined-missing'] })
  async replay(@Param() { id }: QuarantinedId): Promise<void> {
    if (!(await this.tasks.replay(id))) throw new QuarantinedMissing(id);
  }
}
