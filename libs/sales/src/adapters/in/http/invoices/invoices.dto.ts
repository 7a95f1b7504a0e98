import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { IsInstant, IsWords, MayBeGivenAsNull, MayBeLeftOut, PageQuery } from '@prorab/platform';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsUUID, Matches } from 'class-validator';
import { type AgeBracket, ageBrackets } from '../../../../application/queries/invoices/age-brackets.js';
import type { InvoiceCardView } from '../../../../application/queries/invoices/invoice-card.query.js';
import type { InvoiceLineView } from '../../../../application/queries/invoices/invoice-line.js';
import type { InvoiceTotalsView } from '../../../../application/queries/invoices/invoice-totals.query.js';
import type { PartyInBooksView } from '../../../../application/queries/invoices/party-in-books.query.js';
import { type InvoiceState, invoiceStates } from '../../../../domain/invoice/invoice-state.js';
import type { TiedBy } from '../../../../domain/invoice/payment-shares.js';
import { AN_INQUIRY, AN_INSTANT, AN_ORDER, A_PARTY, NamedDto } from '../ids.dto.js';

export const AN_INVOICE = '144H';
const A_PAYMENT = '144N';
const tiedBy: TiedBy[] = ['base', 'shipment', 'settlement', 'person', 'line'];
const splitAtCommas = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.split(',').filter(Boolean) : value;
const sum = { message: '$property must be roubles like 1234.50' };
const SUM = /^\d{1,13}(\.\d{1,2})?$/;
/** As the books name things: at most 80 characters of ASCII. */
const KEY = /^[\x21-\x7e]{1,80}$/;

export class InvoiceKeyParam {
  @ApiProperty({ example: AN_INVOICE }) @Matches(KEY) invoiceKey!: string;
}
export class InvoicesQuery extends PageQuery {
  @ApiPropertyOptional({
    example: 'unpaid,partly',
    type: String,
    description: `Parted by commas, of: ${invoiceStates.join(', ')}. Default: all but draft and void`,
  })
  @MayBeLeftOut()
  @Transform(splitAtCommas)
  @IsArray()
  @ArrayMaxSize(invoiceStates.length)
  @IsIn(invoiceStates, { each: true })
  state?: InvoiceState[];
  @ApiPropertyOptional({ example: 'mine', description: '`mine`, `nobody` or the id of an employee' })
  @MayBeLeftOut()
  @Matches(/^(mine|nobody|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/)
  employee?: string;
  @ApiPropertyOptional({ example: A_PARTY }) @MayBeLeftOut() @IsUUID() partyId?: string;
  @ApiPropertyOptional({ example: AN_INQUIRY }) @MayBeLeftOut() @IsUUID() inquiryId?: string;
  @ApiPropertyOptional({ example: AN_INSTANT }) @MayBeLeftOut() @IsInstant() from?: string;
  @ApiPropertyOptional({ example: AN_INSTANT }) @MayBeLeftOut() @IsInstant() to?: string;
  @ApiPropertyOptional({ example: '1000.00' }) @MayBeLeftOut() @Matches(SUM, sum) sumFrom?: string;
  @ApiPropertyOptional({ example: '50000.00' }) @MayBeLeftOut() @Matches(SUM, sum) sumTo?: string;
  @ApiPropertyOptional({ example: 'ромашка', description: 'Beginning of a number, or of words of the customer’s name' })
  @MayBeLeftOut()
  @IsWords(200)
  text?: string;
  @ApiPropertyOptional({ enum: ageBrackets, example: '1-7', description: 'Days past the day of payment' })
  @MayBeLeftOut()
  @IsIn(ageBrackets)
  bracket?: AgeBracket;
  @ApiPropertyOptional({
    enum: ['true', 'false'],
    example: 'false',
    description: 'Those too that say the same as another',
  })
  @MayBeLeftOut()
  @IsIn(['true', 'false'])
  phantoms?: 'true' | 'false';
}
export class InvoicesExportQuery extends OmitType(InvoicesQuery, ['limit', 'after']) {}

export class InvoiceInquiryDto {
  @ApiProperty({ example: AN_INQUIRY }) id!: string;
  @ApiProperty({ type: Number, nullable: true, example: 1042 }) number!: number | null;
}
export class InvoiceWaitingDto {
  @ApiProperty({ example: 5, description: 'Working days without a payment and without a word' }) days!: number;
  @ApiProperty({ type: Number, nullable: true, example: 3, description: 'The step of reminding that is reached' })
  step!: number | null;
}
export class InvoiceTotalsDto implements InvoiceTotalsView {
  @ApiProperty({ example: 12 }) invoices!: number;
  @ApiProperty({ example: '120000.00', description: 'Roubles' }) total!: string;
  @ApiProperty({ example: '50000.00', description: 'What came less what was given back' }) have!: string;
  @ApiProperty({ example: '70000.00', description: 'Still awaited' }) rest!: string;
}
export class InvoiceLineDto implements InvoiceLineView {
  @ApiProperty({ example: AN_INVOICE }) invoiceKey!: string;
  @ApiProperty({ example: '0000000101' }) number!: string;
  @ApiProperty({ example: AN_INSTANT }) issuedAt!: string;
  @ApiProperty({ type: String, nullable: true, example: '2026-11-30' }) payBy!: string | null;
  @ApiProperty({ example: '12000.00', description: 'Roubles' }) total!: string;
  @ApiProperty({ example: '5000.00', description: 'What came' }) paid!: string;
  @ApiProperty({ example: '0.00', description: 'What was given back' }) refunded!: string;
  @ApiProperty({ example: '5000.00', description: 'paid - refunded' }) have!: string;
  @ApiProperty({ example: '7000.00', description: 'Still awaited; nothing of a paid one' }) rest!: string;
  @ApiProperty({ example: '12000.00' }) shipped!: string;
  @ApiProperty({ enum: invoiceStates, example: 'partly' }) state!: InvoiceState;
  @ApiProperty({ example: AN_INSTANT }) stateSince!: string;
  @ApiProperty({ type: String, nullable: true, example: null }) paidAt!: string | null;
  @ApiProperty({ type: NamedDto, nullable: true }) party!: NamedDto | null;
  @ApiProperty({ type: String, nullable: true, example: 'Ромашка', description: 'As the books call him' })
  partyName!: string | null;
  @ApiProperty({ type: NamedDto, nullable: true }) employee!: NamedDto | null;
  @ApiProperty({ type: String, nullable: true, example: 'Иванова Мария', description: 'Who wrote it in the books' })
  author!: string | null;
  @ApiProperty({ type: InvoiceInquiryDto, nullable: true }) inquiry!: InvoiceInquiryDto | null;
  @ApiProperty({ type: String, nullable: true, example: null, description: 'The invoice that is counted instead' })
  phantomOf!: string | null;
  @ApiProperty({ type: InvoiceWaitingDto, nullable: true, description: 'null: nothing is awaited of it' })
  waiting!: InvoiceWaitingDto | null;
  @ApiProperty({ example: AN_INSTANT, description: 'When the books told of it' }) readAt!: string;
}
export class InvoiceItemDto {
  @ApiProperty({ example: 1 }) no!: number;
  @ApiProperty({ type: String, nullable: true, example: '25' }) itemKey!: string | null;
  @ApiProperty({ example: 'Кирпич М150' }) name!: string;
  @ApiProperty({ type: String, nullable: true, example: 'шт' }) unit!: string | null;
  @ApiProperty({ example: '100.000' }) quantity!: string;
  @ApiProperty({ example: '120.00' }) price!: string;
  @ApiProperty({ example: '12000.00' }) sum!: string;
  @ApiProperty({ example: '2000.00' }) vat!: string;
}
export class InvoicePaymentDto {
  @ApiProperty({ example: A_PAYMENT }) paymentKey!: string;
  @ApiProperty({ example: '0000000301' }) number!: string;
  @ApiProperty({ example: AN_INSTANT }) at!: string;
  @ApiProperty({ enum: ['bank', 'cash'], example: 'bank' }) means!: 'bank' | 'cash';
  @ApiProperty({ enum: ['in', 'out'], example: 'in', description: 'out: given back' }) direction!: 'in' | 'out';
  @ApiProperty({ example: '5000.00' }) amount!: string;
  @ApiProperty({ example: '5000.00', description: 'How much of it is for this invoice' }) share!: string;
  @ApiProperty({ enum: tiedBy, example: 'base', description: 'Who says so' }) tiedBy!: TiedBy;
  @ApiProperty({ type: NamedDto, nullable: true }) tiedByEmployee!: NamedDto | null;
}
export class InvoiceShipmentDto {
  @ApiProperty({ example: '144L' }) shipmentKey!: string;
  @ApiProperty({ example: '0000000201' }) number!: string;
  @ApiProperty({ example: AN_INSTANT }) at!: string;
  @ApiProperty({ example: '12000.00' }) total!: string;
  @ApiProperty({ example: true }) posted!: boolean;
  @ApiProperty({ example: false }) marked!: boolean;
}
export class InvoiceHistoryDto {
  @ApiProperty({ example: AN_INSTANT }) at!: string;
  @ApiProperty({ type: NamedDto, nullable: true }) by!: NamedDto | null;
  @ApiProperty({ example: 'state' }) kind!: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', nullable: true },
    example: { from: 'unpaid', to: 'paid' },
  })
  detail!: Record<string, string | null>;
}
class InvoiceOrderDto {
  @ApiProperty({ example: AN_ORDER }) orderId!: string;
  @ApiProperty({ example: AN_INSTANT }) at!: string;
  @ApiProperty({ type: NamedDto, nullable: true }) by!: NamedDto | null;
}
export class InvoiceCardDto extends InvoiceLineDto implements InvoiceCardView {
  @ApiProperty({ example: '2000.00' }) vat!: string;
  @ApiProperty({ type: String, nullable: true, example: 'срочно' }) note!: string | null;
  @ApiProperty({ type: InvoiceOrderDto, nullable: true, description: 'The order that 1C made it of' })
  order!: InvoiceOrderDto | null;
  @ApiProperty({ type: [InvoiceItemDto] }) lines!: InvoiceItemDto[];
  @ApiProperty({ type: [InvoicePaymentDto] }) payments!: InvoicePaymentDto[];
  @ApiProperty({ type: [InvoiceShipmentDto] }) shipments!: InvoiceShipmentDto[];
  @ApiProperty({ type: [InvoiceHistoryDto] }) history!: InvoiceHistoryDto[];
  @ApiProperty({ type: String, nullable: true, example: AN_INSTANT, description: 'When the books last answered' })
  booksAnsweredAt!: string | null;
}
export class InvoiceInquiryChoiceDto {
  @ApiProperty({ type: String, nullable: true, example: AN_INQUIRY, description: 'null: of none' })
  @MayBeGivenAsNull()
  @IsUUID()
  inquiryId!: string | null;
}
export class InvoiceInquiryAnswerDto {
  @ApiProperty({ type: String, nullable: true, example: AN_INQUIRY }) inquiryId!: string | null;
}
export class TieDto {
  @ApiProperty({ example: A_PAYMENT }) @Matches(KEY) paymentKey!: string;
  @ApiProperty({ example: AN_INVOICE }) @Matches(KEY) invoiceKey!: string;
}
export class TieWithAmountDto extends TieDto {
  @ApiPropertyOptional({ example: '5000.00', description: 'Roubles; without it as much as both allow' })
  @MayBeLeftOut()
  @Matches(SUM, sum)
  amount?: string;
}
export class TieAnswerDto {
  @ApiProperty({ example: '5000.00' }) amount!: string;
}
export class PaymentCandidateDto {
  @ApiProperty({ example: AN_INVOICE }) invoiceKey!: string;
  @ApiProperty({ example: '0000000101' }) number!: string;
  @ApiProperty({ example: AN_INSTANT }) issuedAt!: string;
  @ApiProperty({ example: '7000.00' }) rest!: string;
  @ApiProperty({ example: true, description: 'Of just the sum that is left' }) exact!: boolean;
}
export class UntiedPaymentDto {
  @ApiProperty({ example: A_PAYMENT }) paymentKey!: string;
  @ApiProperty({ example: '0000000301' }) number!: string;
  @ApiProperty({ example: AN_INSTANT }) at!: string;
  @ApiProperty({ enum: ['bank', 'cash'], example: 'bank' }) means!: 'bank' | 'cash';
  @ApiProperty({ enum: ['in', 'out'], example: 'in' }) direction!: 'in' | 'out';
  @ApiProperty({ example: '7000.00' }) amount!: string;
  @ApiProperty({ example: '7000.00', description: 'What of it no invoice has' }) left!: string;
  @ApiProperty({ type: NamedDto, nullable: true }) party!: NamedDto | null;
  @ApiProperty({ type: String, nullable: true, example: 'Ромашка' }) partyName!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'оплата по счету 101' }) note!: string | null;
  @ApiProperty({ example: AN_INSTANT }) readAt!: string;
  @ApiProperty({ type: [PaymentCandidateDto] }) candidates!: PaymentCandidateDto[];
}
export class BookRecordDto {
  @ApiProperty({ example: '11' }) partyKey!: string;
  @ApiProperty({ type: String, nullable: true, example: '00000037' }) code!: string | null;
  @ApiProperty({ example: 'Ромашка' }) name!: string;
  @ApiProperty({ type: String, nullable: true, example: 'ООО "Ромашка"' }) fullName!: string | null;
  @ApiProperty({ type: String, nullable: true, example: '7701234567' }) inn!: string | null;
  @ApiProperty({ example: false }) marked!: boolean;
  @ApiProperty({ example: AN_INSTANT }) readAt!: string;
}
export class PartyDebtDto {
  @ApiProperty({ type: String, nullable: true, example: 'Основной' }) contract!: string | null;
  @ApiProperty({ example: '7000.00', description: 'Negative: we owe' }) amount!: string;
  @ApiProperty({ example: AN_INSTANT }) readAt!: string;
}
export class PartyShipmentDto {
  @ApiProperty({ example: '144L' }) shipmentKey!: string;
  @ApiProperty({ example: '0000000201' }) number!: string;
  @ApiProperty({ example: AN_INSTANT }) at!: string;
  @ApiProperty({ example: '12000.00' }) total!: string;
  @ApiProperty({ type: String, nullable: true, example: '0000000101' }) invoiceNumber!: string | null;
}
export class PartyInBooksDto implements PartyInBooksView {
  @ApiProperty({ type: [BookRecordDto] }) records!: BookRecordDto[];
  @ApiProperty({ type: [PartyDebtDto] }) debts!: PartyDebtDto[];
  @ApiProperty({ type: String, nullable: true, example: '7000.00', description: 'null: the books do not know him' })
  debt!: string | null;
  @ApiProperty({ example: '7000.00', description: 'Awaited by open invoices' }) awaited!: string;
  @ApiProperty({ type: [InvoiceLineDto] }) invoices!: InvoiceLineDto[];
  @ApiProperty({ type: [PartyShipmentDto] }) shipments!: PartyShipmentDto[];
  @ApiProperty({ type: String, nullable: true, example: AN_INSTANT }) booksAnsweredAt!: string | null;
}
export class ItemsQuery {
  @ApiProperty({ example: 'кирпич м150', description: 'Words of name, article or code; each has to fit' })
  @IsWords(200)
  text!: string;
}
export class ItemPriceDto {
  @ApiProperty({ example: 'Розничная' }) type!: string;
  @ApiProperty({ example: '120.00' }) price!: string;
  @ApiProperty({ example: '2026-06-01' }) since!: string;
}
export class ItemStockDto {
  @ApiProperty({ example: 'Основной склад' }) warehouse!: string;
  @ApiProperty({ example: '150' }) quantity!: string;
  @ApiProperty({ example: '20' }) reserved!: string;
  @ApiProperty({ example: '130' }) free!: string;
}
export class ItemDto {
  @ApiProperty({ example: '25' }) itemKey!: string;
  @ApiProperty({ type: String, nullable: true, example: '00000077' }) code!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'M-150' }) article!: string | null;
  @ApiProperty({ example: 'Кирпич М150' }) name!: string;
  @ApiProperty({ type: String, nullable: true, example: 'шт' }) unit!: string | null;
  @ApiProperty({ type: [ItemPriceDto] }) prices!: ItemPriceDto[];
  @ApiProperty({ type: [ItemStockDto] }) stock!: ItemStockDto[];
  @ApiProperty({ type: String, nullable: true, example: AN_INSTANT }) stockReadAt!: string | null;
  @ApiProperty({ example: AN_INSTANT }) readAt!: string;
}
