import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MayBeNull } from '@prorab/platform';
import { IsString, IsUUID, Matches, MaxLength } from 'class-validator';

/** What a stranger's page may say; what is kept of it is cut shorter. */
export class SiteNumberWishDto {
  @ApiProperty({ example: 'site', description: 'Of `telephony.pools`' })
  @Matches(/^[a-z][a-z\d-]{0,29}$/)
  pool!: string;
  @ApiProperty({ example: '0199f5b2-7c3a-4d4e-9a11-5b0c8f3e2d10', description: 'Of the visit; the page thinks of it' })
  @IsUUID()
  visit!: string;
  @ApiPropertyOptional({ nullable: true, type: String, example: 'https://shop.example/kirpich' })
  @MayBeNull()
  @IsString()
  @MaxLength(2_000)
  page?: string | null;
  @ApiPropertyOptional({ nullable: true, type: String, example: 'https://yandex.ru/' })
  @MayBeNull()
  @IsString()
  @MaxLength(2_000)
  referrer?: string | null;
  @ApiPropertyOptional({ nullable: true, type: String, example: 'яндекс', description: '`utm_source`' })
  @MayBeNull()
  @IsString()
  @MaxLength(500)
  source?: string | null;
  @ApiPropertyOptional({ nullable: true, type: String, example: 'cpc', description: '`utm_medium`' })
  @MayBeNull()
  @IsString()
  @MaxLength(500)
  medium?: string | null;
  @ApiPropertyOptional({ nullable: true, type: String, example: 'кирпич-псков', description: '`utm_campaign`' })
  @MayBeNull()
  @IsString()
  @MaxLength(500)
  campaign?: string | null;
  @ApiPropertyOptional({ nullable: true, type: String, example: 'кирпич м150', description: '`utm_term`' })
  @MayBeNull()
  @IsString()
  @MaxLength(500)
  term?: string | null;
  @ApiPropertyOptional({ nullable: true, type: String, example: 'banner-1', description: '`utm_content`' })
  @MayBeNull()
  @IsString()
  @MaxLength(500)
  content?: string | null;
}
export class SiteNumberDto {
  @ApiProperty({ example: '+78112200001' }) number!: string;
  @ApiProperty({ example: '+7 8112 20-00-01', description: 'As people write it' }) text!: string;
  @ApiProperty({ example: 300, description: 'A page that is looked at asks again after so many seconds' })
  renewSeconds!: number;
}
