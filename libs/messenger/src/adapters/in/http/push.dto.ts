import { ApiProperty } from '@nestjs/swagger';
import { IsString, IsUrl, IsUUID, MaxLength } from 'class-validator';

const AN_ID = '0199d3a1-7c1e-7000-8000-0242ac120030';
const A_KEY = 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM';
const AN_AGENT = 'Mozilla/5.0 (Linux; Android 16) Chrome/148';

export class PushKeysDto {
  @ApiProperty({ example: A_KEY }) @IsString() @MaxLength(200) p256dh!: string;
  @ApiProperty({ example: 'tBHItJI5svbpez7KI4CCXg' }) @IsString() @MaxLength(100) auth!: string;
}
export class RegisterPushDeviceDto extends PushKeysDto {
  @ApiProperty({
    example: 'https://fcm.googleapis.com/fcm/send/dQw4w9WgXcQ',
    description: '`PushSubscription.endpoint`',
  })
  @IsUrl({ protocols: ['https'], require_protocol: true, require_tld: false })
  @MaxLength(2_000)
  endpoint!: string;
}
export class PushDeviceIdDto {
  @ApiProperty({ example: AN_ID }) @IsUUID() id!: string;
}
export class PushDeviceDto {
  @ApiProperty({ example: AN_ID }) id!: string;
  @ApiProperty({ example: AN_AGENT }) userAgent!: string;
  @ApiProperty({ example: '2026-11-26T09:00:00.000Z' }) createdAt!: string;
  @ApiProperty({ type: String, nullable: true, example: '2026-11-26T12:00:00.000Z' }) lastOkAt!: string | null;
  @ApiProperty({ example: 0, description: 'Refusals in a row' }) failures!: number;
}
export class PushKeyDto {
  @ApiProperty({
    ...{ type: String, nullable: true, example: A_KEY },
    description: '`applicationServerKey`; null: pushes are not set up on this server',
  })
  publicKey!: string | null;
}
const OUTCOMES = ['accepted', 'gone', 'later', 'refused'] as const;
export class TestedDeviceDto {
  @ApiProperty({ example: AN_ID }) deviceId!: string;
  @ApiProperty({ example: AN_AGENT }) userAgent!: string;
  @ApiProperty({ enum: OUTCOMES, example: 'accepted' }) outcome!: (typeof OUTCOMES)[number];
  @ApiProperty({ type: String, nullable: true, example: null, description: 'What the push service says' })
  because!: string | null;
}
