import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsWords, MayBeLeftOut, MayBeNull, PageQuery } from '@prorab/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsUUID, Matches, ValidateNested } from 'class-validator';
import { type InvoiceState, invoiceStates } from '../../../domain/invoice/invoice-state.js';
import { type LedgerOrderState, ledgerOrderStates } from '../../../domain/ledger-order/ledger-order.js';
import { InvoiceKeyParam } from './invoices/invoices.dto.js';
import { AN_INQUIRY, AN_INSTANT, AN_ORDER, A_PARTY, NamedDto } from './ids.dto.js';

/** Whole decimals without a float: up to nine digits and five places, money two. */
const QUANTITY = /^(?!0+(\.0+)?$)\d{1,9}(\.\d{1,5})?$/;
const MONEY = /^\d{1,12}(\.\d{1,2})?$/;

export class LedgerOrderLineDto {
  @ApiPropertyOptional({ type: String, nullable: true, example: '25', description: 'Key of the item in the books' })
  @MayBeNull()
  @Matches(/^[\x21-\x7e]{1,80}$/)
  itemKey?: string | null;
  @ApiPropertyOptional({ type: String, nullable: true, example: '00000077', description: 'Its code there' })
  @MayBeNull()
  @IsWords(50)
  itemCode?: string | null;
  @ApiProperty({ example: 'Кабель ВВГ 3х1.5' }) @IsWords(300) name!: string;
  @ApiProperty({ example: '12.5', description: 'Decimal, up to five places, more than nothing' })
  @Matches(QUANTITY)
  quantity!: string;
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: '120.00',
    description: 'Roubles; null = the price of the books',
  })
  @MayBeNull()
  @Matches(MONEY)
  price?: string | null;
}
export class SendOrderDto {
  @ApiProperty({ example: AN_ORDER, description: 'Made by the client: the same order again is the same order' })
  @IsUUID()
  orderId!: string;
  @ApiProperty({ example: AN_INQUIRY }) @IsUUID() inquiryId!: string;
  @ApiProperty({ type: [LedgerOrderLineDto], minItems: 1, maxItems: 500 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => LedgerOrderLineDto)
  lines!: LedgerOrderLineDto[];
  @ApiPropertyOptional({ type: String, nullable: true, example: 'Самовывоз в пятницу' })
  @MayBeNull()
  @IsWords(1000)
  note?: string | null;
}
export class LedgerOrderParam {
  @ApiProperty({ example: AN_ORDER }) @IsUUID() orderId!: string;
}
/** The invoice that took the place of the deleted one. */
export class OrderInvoiceDto extends InvoiceKeyParam {}
export class OrderSentDto {
  @ApiProperty({ example: AN_ORDER }) orderId!: string;
}
export class LedgerOrdersQuery extends PageQuery {
  @ApiPropertyOptional({ example: AN_INQUIRY }) @MayBeLeftOut() @IsUUID() inquiryId?: string;
  @ApiPropertyOptional({ enum: ledgerOrderStates, example: 'refused' })
  @MayBeLeftOut()
  @IsIn(ledgerOrderStates)
  state?: LedgerOrderState;
}

class OrderedLineDto {
  @ApiProperty({ type: String, nullable: true, example: '25' }) itemKey!: string | null;
  @ApiProperty({ type: String, nullable: true, example: '00000077' }) itemCode!: string | null;
  @ApiProperty({ example: 'Кабель ВВГ 3х1.5' }) name!: string;
  @ApiProperty({ example: '12.5' }) quantity!: string;
  @ApiProperty({ type: String, nullable: true, example: '120.00' }) price!: string | null;
}
class OrderedInquiryDto {
  @ApiProperty({ example: AN_INQUIRY }) id!: string;
  @ApiProperty({ type: Number, nullable: true, example: 1042 }) number!: number | null;
}
class OrderedPartyDto {
  @ApiProperty({ example: A_PARTY }) id!: string;
  @ApiProperty({ example: 'ООО «Ромашка»' }) name!: string;
}
export class LedgerOrderDto {
  @ApiProperty({ example: AN_ORDER }) orderId!: string;
  @ApiProperty({ type: OrderedInquiryDto }) inquiry!: OrderedInquiryDto;
  @ApiProperty({ type: OrderedPartyDto }) party!: OrderedPartyDto;
  @ApiProperty({ type: [OrderedLineDto] }) lines!: OrderedLineDto[];
  @ApiProperty({ type: String, nullable: true, example: 'Самовывоз в пятницу' }) note!: string | null;
  @ApiProperty({ type: NamedDto, nullable: true }) by!: NamedDto | null;
  @ApiProperty({ example: AN_INSTANT }) createdAt!: string;
  @ApiProperty({ type: String, nullable: true, example: AN_INSTANT, description: 'Lies in the exchange since' })
  putAt!: string | null;
  @ApiProperty({ enum: ledgerOrderStates, example: 'done' }) state!: LedgerOrderState;
  @ApiProperty({ example: AN_INSTANT }) stateSince!: string;
  @ApiProperty({ type: String, nullable: true, example: '0000000105' }) invoiceNumber!: string | null;
  @ApiProperty({ type: String, nullable: true, example: '144P' }) invoiceKey!: string | null;
  @ApiProperty({
    enum: invoiceStates,
    nullable: true,
    example: 'partly',
    description: 'null: not read in the books yet',
  })
  invoiceState!: InvoiceState | null;
  @ApiProperty({ type: String, nullable: true, example: null, description: 'Why 1C made no invoice' })
  refusal!: string | null;
}
