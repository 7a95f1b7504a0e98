import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MayBeNull } from '@prorab/platform';
import { Type } from 'class-transformer';
import { IsOptional, IsString, Length, Matches, MaxLength, ValidateNested } from 'class-validator';

/** No line ends: the fields are signed as lines. */
const oneLine = /^[^\r\n]*$/;

export class SiteIdentityDto {
  @ApiProperty({ example: 'customer-1042', description: 'As the site calls the logged-in person' })
  @IsString()
  @Length(1, 200)
  @Matches(oneLine)
  id!: string;
  @ApiPropertyOptional({ nullable: true, type: String, example: 'Иван Петров' })
  @MayBeNull()
  @IsString()
  @MaxLength(300)
  @Matches(oneLine)
  name?: string | null;
  @ApiPropertyOptional({ nullable: true, type: String, example: 'ivan@romashka.example' })
  @MayBeNull()
  @IsString()
  @MaxLength(320)
  @Matches(oneLine)
  email?: string | null;
  @ApiProperty({
    example: '5f0c…',
    description:
      'HMAC-SHA256, hexadecimal, of `id\\nname\\nemail` (empty when there is none) under the secret of the site',
  })
  @IsString()
  @MaxLength(200)
  hmac!: string;
}
export class VisitorSessionDto {
  @ApiProperty({ example: 'main', description: '`data-site` of the widget' }) @IsString() @MaxLength(30) site!: string;
  @ApiPropertyOptional({ nullable: true, type: String, example: null, description: 'Token that the browser has' })
  @MayBeNull()
  @IsString()
  @MaxLength(200)
  token?: string | null;
  @ApiPropertyOptional({ nullable: true, type: SiteIdentityDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => SiteIdentityDto)
  identity?: SiteIdentityDto | null;
}
export class VisitorTokenDto {
  @ApiProperty({ example: 'mF_9.B5f-4.1JqM', description: 'Keep it; it stands for this visitor' }) token!: string;
  @ApiProperty({ example: 'Строим вместе', description: 'As the widget calls the company' }) company!: string;
}
