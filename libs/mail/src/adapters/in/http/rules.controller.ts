import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow } from '@prorab/platform';
import { ListRules } from '../../../application/queries/list-rules.query.js';

class RuleDto {
  @ApiProperty({ example: 'list-id' }) name!: string;
  @ApiProperty({
    enum: ['form', 'auto-reply', 'list', 'bounce', 'robot', 'calendar', 'spam'],
    example: 'list',
    description: 'What a letter is by it; by none it is a person’s',
  })
  kind!: string;
  @ApiProperty({ example: 'рассылка (List-Id)' }) because!: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { header: { 'list-id': '.' } },
    description: 'All must hold; patterns are regular expressions',
  })
  when!: Record<string, unknown>;
}

@ApiTags('mail')
@Controller('mail/rules')
export class RulesController {
  constructor(private readonly listRules: ListRules) {}

  @Get()
  @Allow('mail.letter.read')
  @ApiOperation({
    summary: 'By what people, forms, robots, lists and spam are told apart; the first that holds decides',
  })
  @ApiOkResponse({ type: [RuleDto] })
  list(): RuleDto[] {
    return this.listRules.execute();
  }
}
