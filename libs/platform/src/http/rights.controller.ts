import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { allRights } from '../marks/index.js';
import { Allow } from './allow.js';

class RightView {
  @ApiProperty({ example: 'sales.inquiry.take' }) name!: string;
  @ApiProperty({ example: ['head', 'manager', 'seller'], type: [String] }) roles!: readonly string[];
}
@ApiTags('platform')
@Controller('rights')
export class RightsController {
  @Get()
  @Allow('platform.changes.read')
  @ApiOperation({ summary: 'All rights and the roles that hold them' })
  @ApiOkResponse({ type: [RightView] })
  list(): RightView[] {
    return allRights();
  }
}
