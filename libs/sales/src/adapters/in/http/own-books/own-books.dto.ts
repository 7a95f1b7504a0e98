import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsWords, MayBeGivenAsNull, MayBeLeftOut, MayBeNull } from '@prorab/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsUUID, Matches, ValidateNested } from 'class-validator';
import { AN_INQUIRY, A_PARTY } from '../ids.dto.js';

const SUM = /^\d{1,12}(\.\d{1,2})?$/;
const POSITIVE_SUM = /^(?!0+(\.0+)?$)\d{1,12}(\.\d{1,2})?$/;
const POSITIVE_QUANTITY = /^(?!0+(\.0+)?$)\d{1,9}(\.\d{1,5})?$/;
const sum = { message: '$property must be roubles like 1234.50' };
const A_KEY = '019a0000-0000-7000-8000-000000000001';

export class BookKeyParam {
  @ApiProperty({ example: A_KEY }) @IsUUID() key!: string;
}
export class BookLineDto {
  @ApiProperty({ type: String, nullable: true, example: A_KEY }) @MayBeGivenAsNull() @IsUUID() itemKey!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'Кирпич М150', description: 'For what stands in no catalogue' })
  @MayBeGivenAsNull()
  @IsWords(300)
  name!: string | null;
  @ApiProperty({ example: '10' }) @Matches(POSITIVE_QUANTITY) quantity!: string;
  @ApiProperty({ example: '120.00', description: 'Roubles for one' }) @Matches(SUM, sum) price!: string;
}
export class BookInvoiceDto {
  @ApiProperty({ example: A_PARTY }) @IsUUID() partyId!: string;
  @ApiProperty({ type: [BookLineDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => BookLineDto)
  lines!: BookLineDto[];
  @ApiProperty({ type: String, nullable: true, example: '22', description: 'Percent in the prices; null: without VAT' })
  @MayBeGivenAsNull()
  @Matches(/^\d{1,2}(\.\d)?$/)
  vatRate!: string | null;
  @ApiProperty({ type: String, nullable: true, example: '2026-11-30' })
  @MayBeGivenAsNull()
  @Matches(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  payBy!: string | null;
  @ApiProperty({ example: false, description: 'Not yet an invoice: nobody is reminded of it' })
  @IsBoolean()
  draft!: boolean;
  @ApiProperty({ type: String, nullable: true, example: null }) @MayBeNull() @IsWords(1000) note!: string | null;
}
export class BookInvoiceAnswerDto {
  @ApiProperty({ example: A_KEY }) invoiceKey!: string;
  @ApiProperty({ example: '12' }) number!: string;
  @ApiProperty({ example: '1200.00' }) total!: string;
}
export class BookTotalDto {
  @ApiProperty({ example: '1200.00' }) total!: string;
}
export class BookVoidDto {
  @ApiProperty({ example: true, description: 'false: it holds again' }) @IsBoolean() isVoid!: boolean;
}
export class BookShipmentDto {
  @ApiPropertyOptional({ type: [BookLineDto], description: 'Left out: all of the invoice' })
  @MayBeLeftOut()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => BookLineDto)
  lines?: BookLineDto[];
}
export class BookShipmentAnswerDto {
  @ApiProperty({ example: A_KEY }) shipmentKey!: string;
  @ApiProperty({ example: '7' }) number!: string;
}
export class BookPaymentDto {
  @ApiProperty({ type: String, nullable: true, example: A_KEY }) @MayBeGivenAsNull() @IsUUID() invoiceKey!:
    string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    example: AN_INQUIRY,
    description: 'Our customer; without an invoice he is to be named',
  })
  @MayBeGivenAsNull()
  @IsUUID()
  partyId!: string | null;
  @ApiProperty({ example: '500.00' }) @Matches(POSITIVE_SUM, sum) amount!: string;
  @ApiProperty({ enum: ['bank', 'cash'], example: 'bank' }) @IsIn(['bank', 'cash']) means!: 'bank' | 'cash';
  @ApiProperty({ enum: ['in', 'out'], example: 'in', description: 'out: given back' }) @IsIn(['in', 'out']) direction!:
    'in' | 'out';
  @ApiProperty({ type: String, nullable: true, example: null }) @MayBeNull() @IsWords(1000) note!: string | null;
}
export class BookPaymentAnswerDto {
  @ApiProperty({ example: A_KEY }) paymentKey!: string;
  @ApiProperty({ example: '3' }) number!: string;
}
export class BookItemDto {
  @ApiProperty({ example: 'Кирпич М150' }) @IsWords(300) name!: string;
  @ApiProperty({ type: String, nullable: true, example: '77' }) @MayBeGivenAsNull() @IsWords(50) code!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'M-150' }) @MayBeGivenAsNull() @IsWords(100) article!:
    string | null;
  @ApiProperty({ example: 'шт' }) @IsWords(50) unit!: string;
  @ApiPropertyOptional({ example: '120.00', description: 'Left out: as it was' })
  @MayBeLeftOut()
  @Matches(SUM, sum)
  price?: string;
  @ApiPropertyOptional({ example: '150', description: 'What was counted; left out: as it was' })
  @MayBeLeftOut()
  @Matches(/^\d{1,9}(\.\d{1,5})?$/)
  stock?: string;
}
export class BookItemAnswerDto {
  @ApiProperty({ example: A_KEY }) itemKey!: string;
}
