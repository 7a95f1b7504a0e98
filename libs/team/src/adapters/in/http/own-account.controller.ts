import { Body, Controller, Header, HttpCode, Post, Put } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Problems, me } from '@prorab/platform';
import { ChangePassword } from '../../../application/use-cases/change-password.use-case.js';
import { ConfirmSecondFactor } from '../../../application/use-cases/confirm-second-factor.use-case.js';
import { EnrolSecondFactor } from '../../../application/use-cases/enrol-second-factor.use-case.js';
import { RemoveSecondFactor } from '../../../application/use-cases/remove-second-factor.use-case.js';
import { ChangePasswordDto, CodeDto, EnrolledDto, RecoveryCodesDto, RemoveSecondFactorDto } from './session.dto.js';

const slowly = { rateLimit: { max: 20, timeWindow: '1 minute' } };

/** What one does with one's own login. */
@ApiTags('team')
@Controller('team')
export class OwnAccountController {
  constructor(
    private readonly changePassword: ChangePassword,
    private readonly enrol: EnrolSecondFactor,
    private readonly confirm: ConfirmSecondFactor,
    private readonly remove: RemoveSecondFactor,
  ) {}

  @Put('password')
  @HttpCode(204)
  @Allow('team.password.change')
  @RouteConfig(slowly)
  @ApiOperation({ summary: 'Change one’s own password; all other sessions end' })
  @ApiNoContentResponse()
  @Problems({
    400: ['platform.request-invalid'],
    401: ['team.login-refused', 'platform.unauthenticated'],
    422: ['team.password-refused'],
    429: ['team.login-locked', 'platform.too-many-requests'],
  })
  change(@Body() { current, next }: ChangePasswordDto): Promise<void> {
    const { employeeId, sessionId } = me();
    return this.changePassword.execute({ employeeId, sessionId, current, next });
  }

  @Post('second-factor')
  @Allow('team.second-factor.manage')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'First half: a secret for the authenticator; nothing is asked at login before the second half',
  })
  @ApiCreatedResponse({ type: EnrolledDto })
  @Problems({ 409: ['team.second-factor-on'] })
  begin(): Promise<EnrolledDto> {
    return this.enrol.execute({ employeeId: me().employeeId });
  }

  @Post('second-factor/confirmation')
  @HttpCode(200)
  @Allow('team.second-factor.manage')
  @RouteConfig(slowly)
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Second half: the authenticator shows the right code; other sessions end' })
  @ApiOkResponse({ type: RecoveryCodesDto })
  @Problems({
    400: ['platform.request-invalid'],
    401: ['team.second-factor-refused', 'platform.unauthenticated'],
    409: ['team.second-factor-not-enrolled', 'team.second-factor-on'],
    429: ['platform.too-many-requests'],
  })
  confirmed(@Body() { code }: CodeDto): Promise<RecoveryCodesDto> {
    const { employeeId, sessionId } = me();
    return this.confirm.execute({ employeeId, sessionId, code });
  }

  @Post('second-factor/removal')
  @HttpCode(204)
  @Allow('team.second-factor.manage')
  @RouteConfig(slowly)
  @ApiOperation({ summary: 'Turn it off, with the password and a code: a stolen session is not enough' })
  @ApiNoContentResponse()
  @Problems({
    400: ['platform.request-invalid'],
    401: ['team.login-refused', 'team.second-factor-refused', 'platform.unauthenticated'],
    409: ['team.second-factor-off'],
    429: ['team.login-locked', 'platform.too-many-requests'],
  })
  removed(@Body() { password, code }: RemoveSecondFactorDto): Promise<void> {
    return this.remove.execute({ employeeId: me().employeeId, password, code });
  }
}
