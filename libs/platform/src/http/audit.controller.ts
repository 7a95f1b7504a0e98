import { Controller, Get, Query as QueryOf } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { instant } from '../marks/index.js';
import { Database } from '../persistence/database.js';
import { Allow } from './allow.js';
import { ApiPage, type Page, PageQuery, decodeCursor, pageOf } from './page.js';
import { Problems } from './problem.js';

class AuditEntry {
  @ApiProperty({ example: '2026-11-23T09:00:00.000Z' }) at!: string;
  @ApiProperty({ example: 'employee:0199d3a1-7c1e-7000-8000-0242ac120002' }) actor!: string;
  @ApiProperty({ example: 'team.employee.change-role' }) action!: string;
  @ApiProperty({ example: 'employee:0199d3a1-7c1e-7000-8000-0242ac120003' }) subject!: string;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, example: { role: 'seller' } })
  before!: unknown;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, example: { role: 'manager' } })
  after!: unknown;
}
class AuditQuery extends PageQuery {
  @ApiProperty({ required: false, example: 'employee:0199d3a1-7c1e-7000-8000-0242ac120003' })
  @IsOptional()
  @IsString()
  @MaxLength(190)
  subject?: string;
}

@ApiTags('platform')
@Controller('audit')
export class AuditController {
  constructor(private readonly database: Database) {}

  @Get()
  @Allow('platform.audit.read')
  @ApiOperation({ summary: 'Who changed which right, exported what; newest first' })
  @ApiPage(AuditEntry)
  @Problems({ 400: ['platform.cursor-invalid'] })
  async list(@QueryOf() { limit, after, subject }: AuditQuery): Promise<Page<AuditEntry>> {
    const key = after ? decodeCursor(after, 1) : [];
    const where = [...(subject ? ['subject = ?'] : []), ...(key.length ? ['id < ?'] : [])];
    const rows = await this.database.all<{
      id: string;
      at: unknown;
      actor: string;
      action: string;
      subject: string;
      before: string | null;
      after: string | null;
    }>(
      `select id, at, actor, action, subject, \`before\`, \`after\` from platform_audit ${where.length ? `where ${where.join(' and ')}` : ''} order by id desc limit ${limit + 1}`,
      [...(subject ? [subject] : []), ...key],
    );
    const parsed = (text: string | null): unknown => (text === null ? null : (JSON.parse(text) as unknown));
    return pageOf(
      rows,
      limit,
      (r) => [r.id],
      (r) => ({
        at: instant(r.at).toISOString(),
        actor: r.actor,
        action: r.action,
        subject: r.subject,
        before: parsed(r.before),
        after: parsed(r.after),
      }),
    );
  }
}
