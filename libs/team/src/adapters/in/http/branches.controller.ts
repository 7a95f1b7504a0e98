import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Idempotent, Problems } from '@prorab/platform';
import { ListBranches } from '../../../application/queries/list-branches.query.js';
import { ChangeBranch } from '../../../application/use-cases/change-branch.use-case.js';
import { OpenBranch } from '../../../application/use-cases/open-branch.use-case.js';
import { BranchDto, ChangeBranchDto, OpenBranchDto } from './branch.dto.js';
import { BranchIdParam } from './ids.dto.js';
import { plainHours } from './plain-hours.js';

const wrong = ['team.branch-invalid', 'kernel.zone-unknown', 'kernel.hours-invalid', 'kernel.day-invalid'];

@ApiTags('team')
@Controller('team/branches')
export class BranchesController {
  constructor(
    private readonly branches: ListBranches,
    private readonly openBranch: OpenBranch,
    private readonly changeBranch: ChangeBranch,
  ) {}

  @Get()
  @Allow('team.branch.read')
  @ApiOperation({ summary: 'All branches by name' })
  @ApiOkResponse({ type: [BranchDto] })
  list(): Promise<BranchDto[]> {
    return this.branches.execute();
  }

  @Get(':branchId')
  @Allow('team.branch.read')
  @ApiOperation({ summary: 'One branch' })
  @ApiOkResponse({ type: BranchDto })
  @Problems({ 400: ['platform.request-invalid'], 404: ['team.branch-missing'] })
  get(@Param() { branchId }: BranchIdParam): Promise<BranchDto> {
    return this.branches.one(branchId);
  }

  @Post()
  @Allow('team.branch.change')
  @Idempotent()
  @ApiOperation({ summary: 'Open a branch' })
  @ApiCreatedResponse({ type: BranchDto })
  @Problems({
    400: ['platform.request-invalid', 'platform.idempotency-key-invalid'],
    409: ['team.branch-name-taken'],
    422: wrong,
  })
  async open(@Body() order: OpenBranchDto): Promise<BranchDto> {
    const { areaCode = null, exceptions = {}, keepsHolidays = true, hours, ...rest } = order;
    const facts = { ...rest, areaCode, exceptions, keepsHolidays, hours: plainHours(hours) };
    return this.branches.one((await this.openBranch.execute(facts)).branchId);
  }

  @Patch(':branchId')
  @Allow('team.branch.change')
  @ApiOperation({ summary: 'Change what is named, leave the rest; new hours hold at once' })
  @ApiOkResponse({ type: BranchDto })
  @Problems({
    400: ['platform.request-invalid'],
    404: ['team.branch-missing'],
    409: ['team.branch-name-taken'],
    422: wrong,
  })
  async change(@Param() { branchId }: BranchIdParam, @Body() { hours, ...rest }: ChangeBranchDto): Promise<BranchDto> {
    await this.changeBranch.execute({ branchId, change: { ...rest, ...(hours ? { hours: plainHours(hours) } : {}) } });
    return this.branches.one(branchId);
  }
}
