import { ApiPropertyOptional } from '@nestjs/swagger';
import { MayBeLeftOut } from '@prorab/platform';
import { IsIn, IsUUID } from 'class-validator';
import { FileQuery } from './files.dto.js';

export class PartnerFileQuery {
  @ApiPropertyOptional({
    example: '0199d3a1-7c1e-7000-8000-0242ac120040',
    description: 'Room of a partner, whose secret the token then is; a visitor names none',
  })
  @MayBeLeftOut()
  @IsUUID()
  conversationId?: string;
}
export class VisitorFileQuery extends FileQuery {
  @ApiPropertyOptional({
    enum: ['true', 'false'],
    example: 'false',
    description: 'The token is the secret of a partner',
  })
  @MayBeLeftOut()
  @IsIn(['true', 'false'])
  partner?: 'true' | 'false';
}
