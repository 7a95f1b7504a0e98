import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MayBeNull } from '@prorab/platform';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { type PresenceStatus, presenceStatuses } from '../../../domain/presence.js';

export class MyPresenceDto {
  @ApiProperty({ enum: presenceStatuses, example: 'busy' }) @IsIn(presenceStatuses) status!: PresenceStatus;
  @ApiPropertyOptional({ nullable: true, type: String, example: 'На складе до 15:00', maxLength: 140 })
  @MayBeNull()
  @IsString()
  @MaxLength(140)
  text!: string | null;
}
export class PersonDto {
  @ApiProperty({ format: 'uuid', example: '0190a000-0000-7000-8000-000000000011' }) employeeId!: string;
  @ApiProperty({ example: 'Анна Лебедева' }) name!: string;
  @ApiProperty({ example: 'manager' }) role!: string;
  @ApiProperty({ format: 'uuid', example: '0190a000-0000-7000-8000-000000000b01' }) branchId!: string;
  @ApiProperty({ enum: ['online', 'away', 'busy', 'offline'], example: 'online' })
  status!: 'online' | 'away' | 'busy' | 'offline';
  @ApiProperty({ nullable: true, type: String, example: 'На складе до 15:00' }) text!: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date-time', example: null }) lastSeenAt!: string | null;
}
export class PeopleDto {
  @ApiProperty({ type: [PersonDto] }) people!: PersonDto[];
  @ApiProperty({ type: MyPresenceDto }) me!: MyPresenceDto;
}
