import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';

const ID = '0199f5b2-7c3a-7d4e-9a11-5b0c8f3e2d10';

export class MakeCallDto {
  @ApiProperty({
    ...{ example: '8 (911) 222-33-44', minLength: 2, maxLength: 40 },
    description: 'As people write it; without a city code it is of the caller’s city; an extension of a colleague, too',
  })
  @IsString()
  @MinLength(2)
  @MaxLength(40)
  to!: string;
  @ApiPropertyOptional({ type: String, nullable: true, example: ID, description: 'Customer whose card it is' })
  @IsOptional()
  @IsUUID()
  partyId?: string | null;
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: ID,
    description: 'What it is about; a talk answers it, of whoever may end an episode of missed calls',
  })
  @IsOptional()
  @IsUUID()
  inquiryId?: string | null;
}
