import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Problems, Public, me } from '@prorab/platform';
import { allRights } from '@prorab/platform/marks';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindEmployee } from '../../../application/queries/find-employee.query.js';
import { ListSessions } from '../../../application/queries/list-sessions.query.js';
import { EndSession } from '../../../application/use-cases/end-session.use-case.js';
import { LogIn } from '../../../application/use-cases/log-in.use-case.js';
import { LogOutEverywhere } from '../../../application/use-cases/log-out-everywhere.use-case.js';
import { LogOut } from '../../../application/use-cases/log-out.use-case.js';
import { SessionIdParam } from './ids.dto.js';
import { SessionCookie } from './session-cookie.js';
import { EndedDto, LogInDto, LoggedInDto, MeDto, SessionDto } from './session.dto.js';

@ApiTags('team')
@Controller('team')
export class SessionController {
  constructor(
    private readonly logIn: LogIn,
    private readonly logOut: LogOut,
    private readonly logOutEverywhere: LogOutEverywhere,
    private readonly findEmployee: FindEmployee,
    private readonly listSessions: ListSessions,
    private readonly endSession: EndSession,
    private readonly cookie: SessionCookie,
  ) {}

  /** Guessing passwords is made slow twice: by name (`team.login-locked`) and, here, by the address it comes from. */
  @Post('session')
  @Public()
  @RouteConfig({ rateLimit: { max: 20, timeWindow: '1 minute' } })
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Log in: a token for programs, and the cookie `prorab_session` for browsers' })
  @ApiCreatedResponse({ type: LoggedInDto })
  @Problems({
    400: ['platform.request-invalid'],
    401: ['team.login-refused', 'team.second-factor-required', 'team.second-factor-refused'],
    429: ['team.login-locked', 'platform.too-many-requests'],
  })
  async open(
    @Body() { login, password, code, kind = 'bearer' }: LogInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoggedInDto> {
    const agent = request.headers['user-agent'] ?? '';
    const opened = await this.logIn.execute({ login, password, code, kind, agent, address: request.ip });
    void reply.header('set-cookie', this.cookie.given(opened.token));
    return {
      token: kind === 'cookie' ? null : opened.token,
      employee: await this.findEmployee.execute({ employeeId: opened.employeeId }),
      expiresAt: opened.endsAt.toISOString(),
      mustChangePassword: opened.mustChangePassword,
    };
  }

  @Get('session')
  @Allow('team.session.read')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Who am I, and what may I do' })
  @ApiOkResponse({ type: MeDto })
  async read(): Promise<MeDto> {
    const { employeeId, role } = me();
    const rights = allRights().filter(({ roles }) => roles.includes(role));
    return { employee: await this.findEmployee.execute({ employeeId }), role, rights: rights.map(({ name }) => name) };
  }

  @Delete('session')
  @HttpCode(204)
  @Allow('team.session.end')
  @ApiOperation({ summary: 'Log out' })
  @ApiNoContentResponse()
  async end(@Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.logOut.execute({ sessionId: me().sessionId });
    void reply.header('set-cookie', this.cookie.taken());
  }

  @Get('sessions')
  @Allow('team.session.read')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Where am I logged in, the newest first' })
  @ApiOkResponse({ type: [SessionDto] })
  list(): Promise<SessionDto[]> {
    const { employeeId, sessionId } = me();
    return this.listSessions.execute({ employeeId, currentSessionId: sessionId });
  }

  @Delete('sessions/:sessionId')
  @HttpCode(204)
  @Allow('team.session.end')
  @ApiOperation({ summary: 'End one session of one’s own; a board that it holds open goes dark within 15 s' })
  @ApiNoContentResponse()
  @Problems({ 400: ['platform.request-invalid'], 404: ['team.session-missing'] })
  async endOne(@Param() { sessionId }: SessionIdParam, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const mine = me();
    await this.endSession.execute({ employeeId: mine.employeeId, sessionId });
    if (sessionId === mine.sessionId) void reply.header('set-cookie', this.cookie.taken());
  }

  @Delete('sessions')
  @Allow('team.session.end')
  @ApiOperation({ summary: 'Log out everywhere, here too' })
  @ApiOkResponse({ type: EndedDto })
  async endAll(@Res({ passthrough: true }) reply: FastifyReply): Promise<EndedDto> {
    const ended = await this.logOutEverywhere.execute({ employeeId: me().employeeId });
    void reply.header('set-cookie', this.cookie.taken());
    return ended;
  }
}
