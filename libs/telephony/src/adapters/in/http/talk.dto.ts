import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';

const ID = '0199f5b2-7c3a-7d4e-9a11-5b0c8f3e2d10';

/** A colleague, or whoever is at a number. */
export class TargetDto {
  @ApiPropertyOptional({ example: ID, description: 'Colleague; else `to`' })
  @IsOptional()
  @IsUUID()
  employeeId?: string;
  @ApiPropertyOptional({ example: '305', description: 'Extension of a colleague, or a number outside' })
  @IsOptional()
  @IsString()
  @MinLength(2)
  @MaxLength(40)
  to?: string;
}
export class NoteDto {
  @ApiProperty({ maxLength: 4_000, example: 'Просил счёт на 40 мешков' })
  @IsString()
  @MaxLength(4_000)
  text!: string;
}
export class ListenDto {
  @ApiProperty({ example: false, description: 'The colleague hears what is said to him; the customer never does' })
  @IsBoolean()
  whispers!: boolean;
  @ApiPropertyOptional({ example: ID, description: 'Whom; without it, who talks' })
  @IsOptional()
  @IsUUID()
  employeeId?: string;
}
