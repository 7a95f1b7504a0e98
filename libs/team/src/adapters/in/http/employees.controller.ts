import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  Patch,
  Post,
  Put,
  Query as QueryOf,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import {
  Allow,
  ApiPage,
  CursorInvalid,
  Forbidden,
  Idempotent,
  Problems,
  decodeCursor,
  mayI,
  me,
  pageOf,
} from '@prorab/platform';
import type { Page } from '@prorab/platform';
import type { EmployeeView } from '../../../application/queries/employee-view.js';
import { FindEmployee } from '../../../application/queries/find-employee.query.js';
import { ListEmployees } from '../../../application/queries/list-employees.query.js';
import { ChangeEmployee } from '../../../application/use-cases/change-employee.use-case.js';
import { ChangeRole } from '../../../application/use-cases/change-role.use-case.js';
import { DismissEmployee } from '../../../application/use-cases/dismiss-employee.use-case.js';
import { ExportEmployees } from '../../../application/use-cases/export-employees.use-case.js';
import { HireEmployee } from '../../../application/use-cases/hire-employee.use-case.js';
import { ResetSecondFactor } from '../../../application/use-cases/reset-second-factor.use-case.js';
import { SetPassword } from '../../../application/use-cases/set-password.use-case.js';
import {
  ChangeEmployeeDto,
  EmployeeDto,
  EmployeesQuery,
  HireEmployeeDto,
  RoleDto,
  SetPasswordDto,
} from './employee.dto.js';
import { employeesCsv } from './employees-csv.js';
import { EmployeeIdParam } from './ids.dto.js';
import { plainHours } from './plain-hours.js';

@ApiTags('team')
@Controller('team/employees')
export class EmployeesController {
  constructor(
    private readonly listEmployees: ListEmployees,
    private readonly findEmployee: FindEmployee,
    private readonly hireEmployee: HireEmployee,
    private readonly changeEmployee: ChangeEmployee,
    private readonly changeRole: ChangeRole,
    private readonly dismissEmployee: DismissEmployee,
    private readonly exportEmployees: ExportEmployees,
    private readonly setPassword: SetPassword,
    private readonly resetSecondFactor: ResetSecondFactor,
  ) {}

  @Get()
  @Allow('team.employee.read')
  @ApiOperation({ summary: 'Employees by name' })
  @ApiPage(EmployeeDto)
  @Problems({ 400: ['platform.request-invalid', 'platform.cursor-invalid'] })
  async list(@QueryOf() { limit, after, active, ...filter }: EmployeesQuery): Promise<Page<EmployeeDto>> {
    const [name, id] = after ? decodeCursor(after, 2) : [];
    if (after && (typeof name !== 'string' || typeof id !== 'string')) throw new CursorInvalid();
    const rows = await this.listEmployees.execute({
      ...filter,
      limit,
      active: active === undefined ? undefined : active === 'true',
      after: typeof name === 'string' && typeof id === 'string' ? { name, id } : null,
    });
    return pageOf(rows, limit, (row) => [row.name, row.id], shown);
  }

  @Get('export')
  @Allow('team.employee.export')
  @ApiOperation({ summary: 'All employees as a table (CSV); who took it is in the audit log' })
  @ApiProduces('text/csv')
  @ApiOkResponse({
    content: {
      'text/csv': { schema: { type: 'string' }, example: 'Имя;Роль;Филиал\r\nАнна Петрова;manager;Петербург\r\n' },
    },
  })
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="employees.csv"')
  @Header('cache-control', 'no-store')
  async export(): Promise<string> {
    return employeesCsv(await this.exportEmployees.execute());
  }

  @Get(':employeeId')
  @Allow('team.employee.read')
  @ApiOperation({ summary: 'One employee' })
  @ApiOkResponse({ type: EmployeeDto })
  @Problems({ 400: ['platform.request-invalid'], 404: ['team.employee-missing'] })
  async get(@Param() { employeeId }: EmployeeIdParam): Promise<EmployeeDto> {
    return shown(await this.findEmployee.execute({ employeeId }));
  }

  @Post()
  @Allow('team.employee.hire')
  @Idempotent()
  @ApiOperation({ summary: 'Hire somebody: employee and login' })
  @ApiCreatedResponse({ type: EmployeeDto })
  @Problems({
    400: ['platform.request-invalid', 'platform.idempotency-key-invalid'],
    404: ['team.branch-missing'],
    409: ['team.email-taken', 'team.extension-taken', 'team.login-taken', 'platform.idempotency-key-reused'],
    422: ['team.employee-invalid', 'team.deputy-invalid', 'team.password-refused', 'kernel.hours-invalid'],
  })
  async hire(@Body() order: HireEmployeeDto): Promise<EmployeeDto> {
    if (order.role === 'administrator' && !mayI('team.employee.change-role'))
      throw new Forbidden('team.employee.change-role');
    const { employeeId } = await this.hireEmployee.execute({
      ...order,
      hours: order.hours ? plainHours(order.hours) : null,
    });
    return shown(await this.findEmployee.execute({ employeeId }));
  }

  @Patch(':employeeId')
  @Allow('team.employee.change')
  @ApiOperation({ summary: 'Change what is named, leave the rest' })
  @ApiOkResponse({ type: EmployeeDto })
  @Problems({
    400: ['platform.request-invalid'],
    404: ['team.employee-missing', 'team.branch-missing'],
    409: ['team.employee-dismissed', 'team.email-taken', 'team.extension-taken'],
    422: ['team.employee-invalid', 'team.deputy-invalid', 'kernel.hours-invalid'],
  })
  async change(@Param() { employeeId }: EmployeeIdParam, @Body() change: ChangeEmployeeDto): Promise<EmployeeDto> {
    const hours = change.hours ? plainHours(change.hours) : change.hours;
    await this.changeEmployee.execute({ employeeId, change: { ...change, hours } });
    return shown(await this.findEmployee.execute({ employeeId }));
  }

  @Put(':employeeId/role')
  @HttpCode(204)
  @Allow('team.employee.change-role')
  @ApiOperation({ summary: 'Give another role; its rights hold from the next request on' })
  @ApiNoContentResponse()
  @Problems({
    400: ['platform.request-invalid'],
    404: ['team.employee-missing'],
    409: ['team.last-administrator', 'team.employee-dismissed'],
  })
  changeRoleOf(@Param() { employeeId }: EmployeeIdParam, @Body() { role }: RoleDto): Promise<void> {
    return this.changeRole.execute({ employeeId, role });
  }

  @Post(':employeeId/dismissal')
  @HttpCode(204)
  @Allow('team.employee.dismiss')
  @ApiOperation({ summary: 'Dismiss: sessions end, the login is shut, the history stays' })
  @ApiNoContentResponse()
  @Problems({
    400: ['platform.request-invalid'],
    404: ['team.employee-missing'],
    409: ['team.employee-dismissed', 'team.last-administrator'],
  })
  dismiss(@Param() { employeeId }: EmployeeIdParam): Promise<void> {
    return this.dismissEmployee.execute({ employeeId });
  }

  @Put(':employeeId/password')
  @HttpCode(204)
  @Allow('team.password.set')
  @ApiOperation({ summary: 'A new password for one who forgot his: sessions end, the lock opens' })
  @ApiNoContentResponse()
  @Problems({ 400: ['platform.request-invalid'], 404: ['team.employee-missing'], 422: ['team.password-refused'] })
  setPasswordOf(@Param() { employeeId }: EmployeeIdParam, @Body() { password }: SetPasswordDto): Promise<void> {
    return this.setPassword.execute({ employeeId, password });
  }

  @Delete(':employeeId/second-factor')
  @HttpCode(204)
  @Allow('team.second-factor.reset')
  @ApiOperation({ summary: 'For one who lost the phone and the recovery codes' })
  @ApiNoContentResponse()
  @Problems({ 400: ['platform.request-invalid'], 404: ['team.employee-missing'], 409: ['team.second-factor-off'] })
  resetSecondFactorOf(@Param() { employeeId }: EmployeeIdParam): Promise<void> {
    return this.resetSecondFactor.execute({ employeeId });
  }
}

/** How somebody logs in is for himself and for those who look after logins. */
function shown(view: EmployeeView): EmployeeDto {
  return view.id === me().employeeId || mayI('team.account.read') ? view : { ...view, account: null };
}
