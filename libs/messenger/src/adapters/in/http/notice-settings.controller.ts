import { Body, Controller, Get, HttpCode, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Problems, me } from '@prorab/platform';
import { ShowNoticeSettings } from '../../../application/queries/show-notice-settings.query.js';
import { KeepNoticeSettings } from '../../../application/use-cases/keep-notice-settings.use-case.js';
import { NoticeSettingsDto } from './notice-settings.dto.js';

/** What one wants to be told of, and when. */
@ApiTags('messenger')
@Controller('messenger/notice-settings')
export class NoticeSettingsController {
  constructor(
    private readonly show: ShowNoticeSettings,
    private readonly keep: KeepNoticeSettings,
  ) {}

  @Get()
  @Allow('messenger.notice.manage')
  @ApiOperation({ summary: 'One’s own settings, or the usual ones' })
  @ApiOkResponse({ type: NoticeSettingsDto })
  async mine(): Promise<NoticeSettingsDto> {
    const { muted, delays, quiet, ...settings } = await this.show.execute({ employeeId: me().employeeId });
    const shown = muted.map(({ conversationId, until }) => ({ conversationId, until: until?.toISOString() ?? null }));
    return { ...settings, delays: { ...delays }, quiet: quiet && { ...quiet }, muted: shown };
  }

  @Put()
  @HttpCode(204)
  @Allow('messenger.notice.manage')
  @ApiOperation({ summary: 'Change them, all at once; they count for what waits already, too' })
  @ApiNoContentResponse()
  @Problems({ 400: ['platform.request-invalid'], 422: ['messenger.notice-settings-invalid'] })
  change(@Body() { muted, delays, quiet, outsideWork, morningDigest, showText }: NoticeSettingsDto): Promise<void> {
    const { direct, mention, group, inquiry, customer } = delays;
    const settings = {
      ...{ outsideWork, morningDigest, showText, quiet: quiet && { from: quiet.from, to: quiet.to } },
      delays: { direct, mention, group, inquiry, customer },
      muted: muted.map(({ conversationId, until }) => ({ conversationId, until: until ? new Date(until) : null })),
    };
    return this.keep.execute({ employeeId: me().employeeId, settings });
  }
}
