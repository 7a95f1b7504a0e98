import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MayBeNull } from '@prorab/platform';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsString, IsUUID, Length, MaxLength } from 'class-validator';

const uuid = { format: 'uuid', example: '0190a000-0000-7000-8000-000000000031' } as const;
const instant = { format: 'date-time', example: '2027-05-22T09:00:00.000Z' } as const;

export class PartnerIdParam {
  @ApiProperty(uuid) @IsUUID() partnerId!: string;
}
export class MakePartnerDto {
  @ApiProperty({ example: 'Олег, диспетчер' }) @IsString() @Length(1, 200) name!: string;
  @ApiPropertyOptional({ nullable: true, type: String, example: 'ТК «Вектор»' })
  @MayBeNull()
  @IsString()
  @MaxLength(200)
  company?: string | null;
}
export class PartnerMadeDto {
  @ApiProperty(uuid) partnerId!: string;
}
export class PartnerLinkDto {
  @ApiProperty({ example: '/partner#mF9B5f41JqM', description: 'Shown this once' }) path!: string;
  @ApiProperty(instant) until!: string;
}
export class PartnerDto {
  @ApiProperty(uuid) partnerId!: string;
  @ApiProperty({ example: 'Олег, диспетчер' }) name!: string;
  @ApiProperty({ nullable: true, type: String, example: 'ТК «Вектор»' }) company!: string | null;
  @ApiProperty({ nullable: true, type: String, ...instant }) linkUntil!: string | null;
  @ApiProperty(instant) createdAt!: string;
  @ApiProperty({ nullable: true, type: String, ...instant, example: null }) lastSeenAt!: string | null;
}
export class PartnerRoomDto {
  @ApiProperty({ example: 'Доставка на Ладожскую' }) @IsString() title!: string;
  @ApiProperty({ type: [String], example: [uuid.example] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsUUID(undefined, { each: true })
  partnerIds!: string[];
  @ApiProperty({ type: [String], example: ['0190a000-0000-7000-8000-000000000011'] })
  @IsArray()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  employeeIds!: string[];
}
