import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, Length, MaxLength } from 'class-validator';
import { MayBeLeftOut } from '@prorab/platform';
import { EmployeeDto } from './employee.dto.js';

export class LogInDto {
  @ApiProperty({ example: 'anna', description: 'The login or any address of the employee' })
  @IsString()
  @MaxLength(254)
  login!: string;
  @ApiProperty({ example: 'восемь лосей на даче' }) @IsString() @MaxLength(1000) password!: string;
  @ApiPropertyOptional({
    example: '287082',
    description: 'Of the authenticator, or a recovery code; asked for by `team.second-factor-required`',
  })
  @MayBeLeftOut()
  @IsString()
  @Length(6, 40)
  code?: string;
  @ApiPropertyOptional({
    enum: ['bearer', 'cookie'],
    default: 'bearer',
    example: 'cookie',
    description: '`cookie`: the token is in the cookie only, out of reach of scripts',
  })
  @MayBeLeftOut()
  @IsIn(['bearer', 'cookie'])
  kind?: 'bearer' | 'cookie';
}

export class LoggedInDto {
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'kq3vJ0J8b0mXb2cJ3Tn0c1hX2aY9yq0Wv6m4bLrX1nE',
    description: 'For `Authorization: Bearer`; null when asked for a cookie',
  })
  token!: string | null;
  @ApiProperty({ type: EmployeeDto }) employee!: EmployeeDto;
  @ApiProperty({ example: '2026-11-23T21:00:00.000Z', description: 'If it is not used any more' }) expiresAt!: string;
  @ApiProperty({ example: false, description: 'true: good for `PUT /api/team/password` only' })
  mustChangePassword!: boolean;
}

export class MeDto {
  @ApiProperty({ type: EmployeeDto }) employee!: EmployeeDto;
  @ApiProperty({ example: 'manager', description: '`must-change-password` until the password is one’s own' })
  role!: string;
  @ApiProperty({ type: [String], example: ['sales.inquiry.take', 'team.employee.read'] }) rights!: string[];
}

export class SessionDto {
  @ApiProperty({ example: '0199d3a1-7c1e-7000-8000-0242ac120030' }) id!: string;
  @ApiProperty({ enum: ['bearer', 'cookie'], example: 'cookie' }) kind!: 'bearer' | 'cookie';
  @ApiProperty({ type: String, nullable: true, example: 'Firefox, Linux', description: 'Read from `agent`' })
  device!: string | null;
  @ApiProperty({ example: 'Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0' }) agent!: string;
  @ApiProperty({ example: '192.0.2.17', description: 'It logged in from there' }) address!: string;
  @ApiProperty({ example: '2026-11-23T09:00:00.000Z' }) openedAt!: string;
  @ApiProperty({ example: '2026-11-23T11:42:00.000Z', description: 'Last used, to the minute' }) seenAt!: string;
  @ApiProperty({ example: '2026-11-23T23:42:00.000Z', description: 'If it is not used any more' }) endsAt!: string;
  @ApiProperty({ example: true, description: 'The one that asks' }) current!: boolean;
}

export class EndedDto {
  @ApiProperty({ example: 3, description: 'Sessions that were ended, this one too' }) ended!: number;
}
export class ChangePasswordDto {
  @ApiProperty({ example: 'восемь лосей на даче' }) @IsString() @MaxLength(1000) current!: string;
  @ApiProperty({ example: 'девять лосей на реке' }) @IsString() @MaxLength(1000) next!: string;
}
export class EnrolledDto {
  @ApiProperty({ example: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' }) secret!: string;
  @ApiProperty({ example: 'otpauth://totp/%D0%9F:anna?secret=GEZDGNBV&issuer=%D0%9F', description: 'For the QR code' })
  uri!: string;
}
export class CodeDto {
  @ApiProperty({ example: '287082' }) @IsString() @Length(6, 40) code!: string;
}
export class RecoveryCodesDto {
  @ApiProperty({ type: [String], example: ['7K3M-9QWE-2RTY-6HJP'], description: 'Said once; each opens once' })
  recoveryCodes!: string[];
}
export class RemoveSecondFactorDto extends CodeDto {
  @ApiProperty({ example: 'восемь лосей на даче' }) @IsString() @MaxLength(1000) password!: string;
}
