import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Problems, me } from '@prorab/platform';
import type { FastifyRequest } from 'fastify';
import { ListPushDevices } from '../../../application/queries/list-push-devices.query.js';
import { ForgetPushDevice } from '../../../application/use-cases/forget-push-device.use-case.js';
import { RegisterPushDevice } from '../../../application/use-cases/register-push-device.use-case.js';
import { SendTestPush } from '../../../application/use-cases/send-test-push.use-case.js';
import { PushDeviceDto, PushDeviceIdDto, PushKeyDto, RegisterPushDeviceDto, TestedDeviceDto } from './push.dto.js';

/** The browsers in which one wants to be told. */
@ApiTags('messenger')
@Controller('messenger/push-devices')
export class PushDevicesController {
  constructor(
    private readonly devices: ListPushDevices,
    private readonly register: RegisterPushDevice,
    private readonly forget: ForgetPushDevice,
    private readonly test: SendTestPush,
  ) {}

  @Get()
  @Allow('messenger.push.manage')
  @ApiOperation({ summary: 'One’s own browsers, the longest known first' })
  @ApiOkResponse({ type: [PushDeviceDto] })
  list(): Promise<PushDeviceDto[]> {
    return this.devices.execute({ employeeId: me().employeeId });
  }

  @Get('key')
  @Allow('messenger.push.manage')
  @ApiOperation({ summary: 'The key to subscribe with' })
  @ApiOkResponse({ type: PushKeyDto })
  key(): PushKeyDto {
    return { publicKey: this.devices.publicKey };
  }

  @Post()
  @Allow('messenger.push.manage')
  @RouteConfig({ rateLimit: { max: 30, timeWindow: '1 minute' } })
  @ApiOperation({ summary: 'This browser takes pushes for me from now on; whoever used it before gets none here' })
  @ApiCreatedResponse({ type: PushDeviceIdDto })
  @Problems({
    400: ['platform.request-invalid'],
    409: ['messenger.push-off'],
    422: ['messenger.push-endpoint-refused', 'messenger.push-keys-invalid'],
  })
  async add(
    @Body() { endpoint, p256dh, auth }: RegisterPushDeviceDto,
    @Req() { headers }: FastifyRequest,
  ): Promise<PushDeviceIdDto> {
    const userAgent = headers['user-agent'] ?? '';
    return { id: await this.register.execute({ employeeId: me().employeeId, endpoint, p256dh, auth, userAgent }) };
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('messenger.push.manage')
  @ApiOperation({ summary: 'No pushes to this browser any more' })
  @ApiNoContentResponse()
  @Problems({ 400: ['platform.request-invalid'], 404: ['messenger.push-device-missing'] })
  remove(@Param() { id }: PushDeviceIdDto): Promise<void> {
    return this.forget.execute({ employeeId: me().employeeId, deviceId: id });
  }

  @Post('test')
  @HttpCode(200)
  @Allow('messenger.push.manage')
  @RouteConfig({ rateLimit: { max: 5, timeWindow: '1 minute' } })
  @ApiOperation({ summary: 'A push to all one’s own browsers, at once, and what their services say' })
  @ApiOkResponse({ type: [TestedDeviceDto] })
  @Problems({ 409: ['messenger.push-off'], 429: ['platform.too-many-requests'] })
  try(): Promise<TestedDeviceDto[]> {
    return this.test.execute({ employeeId: me().employeeId });
  }
}
