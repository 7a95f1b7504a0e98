import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInstant, IsWords, MayBeGivenAsNull, MayBeLeftOut, MayBeNull, PageQuery } from '@prorab/platform';
import { IsIn, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { AN_EMPLOYEE, AN_INSTANT, A_PARTY, NamedDto } from './ids.dto.js';

export const AN_INVOICE = '11';

export class InvoiceKeyParam {
  @ApiProperty({ example: AN_INVOICE, description: 'As the books name it; `/` as `%2F`' })
  @IsString()
  @MaxLength(80)
  invoiceKey!: string;
}
const whose = ['mine', 'ownerless', 'all'] as const;
export class ForgottenQuery extends PageQuery {
  @ApiPropertyOptional({
    enum: whose,
    example: 'mine',
    default: 'mine',
    description: '`ownerless`: those that only the heads look after; all but `mine` takes `sales.invoice.care-any`',
  })
  @MayBeLeftOut()
  @IsIn(whose)
  whose: (typeof whose)[number] = 'mine';
  @ApiPropertyOptional({ example: AN_EMPLOYEE, description: 'Those of one person; takes `sales.invoice.care-any`' })
  @MayBeLeftOut()
  @IsUUID()
  ownerId?: string;
}
export class ReasonDto {
  @ApiProperty({ example: 'no-contact' }) code!: string;
  @ApiProperty({ example: 'После счёта с клиентом не связывались (дней: 5)' }) text!: string;
}
export class InvoicePartyDto {
  @ApiProperty({ type: String, nullable: true, example: A_PARTY, description: 'null = not recognised yet' })
  id!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'ООО «Ромашка»' }) name!: string | null;
}
export class ForgottenInvoiceDto {
  @ApiProperty({ example: AN_INVOICE }) invoiceKey!: string;
  @ApiProperty({ example: '451' }) number!: string;
  @ApiProperty({ example: AN_INSTANT }) issuedAt!: string;
  @ApiProperty({ type: String, nullable: true, example: '2026-11-30' }) payBy!: string | null;
  @ApiProperty({ example: 'unpaid' }) state!: string;
  @ApiProperty({ type: InvoicePartyDto }) party!: InvoicePartyDto;
  @ApiProperty({ example: '120000.00' }) total!: string;
  @ApiProperty({ example: '20000.00', description: 'Still to come' }) owed!: string;
  @ApiProperty({ type: NamedDto, nullable: true, description: 'null = the heads' }) owner!: NamedDto | null;
  @ApiProperty({ example: 5, description: 'Working days without payment and without a word' }) days!: number;
  @ApiProperty({ type: Number, nullable: true, example: 3 }) step!: number | null;
  @ApiProperty({ type: String, nullable: true, example: '2026-12-01' }) promisedOn!: string | null;
  @ApiProperty({ type: Number, nullable: true, example: 0.7, description: 'null = too little past to learn it from' })
  chance!: number | null;
  @ApiProperty({ type: [String], example: ['обычно платит'] }) because!: string[];
  @ApiProperty({ type: [ReasonDto] }) reasons!: ReasonDto[];
}
export class ForgottenPageDto {
  @ApiProperty({ type: [ForgottenInvoiceDto] }) items!: ForgottenInvoiceDto[];
  @ApiProperty({ type: String, nullable: true, example: null, description: 'Cursor of the next page' }) next!:
    string | null;
  @ApiProperty({ example: false, description: 'The first round over the books is not done: there may be more' })
  counting!: boolean;
}
export class ForgottenOfPersonDto {
  @ApiProperty({ type: NamedDto, nullable: true }) owner!: NamedDto | null;
  @ApiProperty({ example: 12 }) count!: number;
  @ApiProperty({ example: '1234567.00' }) owed!: string;
}
export class ReasonSumDto {
  @ApiProperty({ example: 'no-contact' }) code!: string;
  @ApiProperty({ example: 'После счёта с клиентом не связывались' }) title!: string;
  @ApiProperty({ example: 7 }) count!: number;
  @ApiProperty({ example: '800000.00' }) owed!: string;
}
export class ForgottenTotalsDto {
  @ApiProperty({ example: false, description: 'The first round over the books is not done: there may be more' })
  counting!: boolean;
  @ApiProperty({ example: 12 }) count!: number;
  @ApiProperty({ example: '1234567.00' }) owed!: string;
  @ApiProperty({ type: [ForgottenOfPersonDto] }) people!: ForgottenOfPersonDto[];
  @ApiProperty({ type: [ReasonSumDto], description: 'An invoice may have several' }) reasons!: ReasonSumDto[];
  @ApiProperty({ example: 12, description: 'So many, the dearest, were looked at for reasons' }) lookedAt!: number;
}
export class CalibrationDto {
  @ApiProperty({ example: 0.6 }) from!: number;
  @ApiProperty({ example: 0.7 }) to!: number;
  @ApiProperty({ example: 140 }) looks!: number;
  @ApiProperty({ example: 0.65 }) said!: number;
  @ApiProperty({ example: 0.63 }) paid!: number;
}
export class ChanceQualityDto {
  @ApiProperty({ type: String, nullable: true, example: AN_INSTANT }) trainedAt!: string | null;
  @ApiProperty({ example: 850, description: 'Closed invoices that there were to learn from' }) invoices!: number;
  @ApiProperty({ example: 200, description: 'Fewer are too little' }) atLeast!: number;
  @ApiProperty({ example: true }) enough!: boolean;
  @ApiProperty({ type: Number, nullable: true, example: 0.14 }) brier!: number | null;
  @ApiProperty({ type: Number, nullable: true, example: 0.21 }) brierOfUsual!: number | null;
  @ApiProperty({ type: [CalibrationDto] }) calibration!: CalibrationDto[];
}

export class WaitingDto {
  @ApiProperty({ example: '2026-11-20' }) since!: string;
  @ApiProperty({ example: 5 }) days!: number;
  @ApiProperty({ type: Number, nullable: true, example: 3 }) step!: number | null;
  @ApiProperty({ type: NamedDto, nullable: true, description: 'null = the heads' }) owner!: NamedDto | null;
  @ApiProperty({ type: Number, nullable: true, example: 0.7 }) chance!: number | null;
  @ApiProperty({ type: [String], example: ['обычно платит'] }) because!: string[];
}
export class OtherInvoiceDto {
  @ApiProperty({ example: AN_INVOICE }) invoiceKey!: string;
  @ApiProperty({ example: '450' }) number!: string;
}
export class RefusedDto {
  @ApiProperty({ example: 'price' }) code!: string;
  @ApiProperty({ example: 'Дорого' }) name!: string;
  @ApiProperty({ type: String, nullable: true, example: 'нашли дешевле' }) note!: string | null;
}
export class CareActDto {
  @ApiProperty({ example: 'promised' }) kind!: string;
  @ApiProperty({ example: AN_INSTANT }) at!: string;
  @ApiProperty({ type: NamedDto, nullable: true, description: 'null = the clock' }) by!: NamedDto | null;
  @ApiProperty({ type: String, nullable: true, example: '2026-12-01' }) note!: string | null;
  @ApiProperty({ example: false }) undone!: boolean;
}
export class InvoiceCareDto {
  @ApiProperty({ example: AN_INVOICE }) invoiceKey!: string;
  @ApiProperty({ type: WaitingDto, nullable: true, description: 'null = nothing is awaited' })
  waiting!: WaitingDto | null;
  @ApiProperty({ type: OtherInvoiceDto, nullable: true, description: 'Says the same and is counted instead' })
  phantomOf!: OtherInvoiceDto | null;
  @ApiProperty({ example: false, description: 'A person says that it is no phantom' }) countsItself!: boolean;
  @ApiProperty({ type: String, nullable: true, example: '2026-12-01' }) promisedOn!: string | null;
  @ApiProperty({ type: String, nullable: true, example: AN_INSTANT }) snoozedUntil!: string | null;
  @ApiProperty({ type: RefusedDto, nullable: true }) refused!: RefusedDto | null;
  @ApiProperty({ type: [ReasonDto], description: 'Why it may not be paid, from facts' }) reasons!: ReasonDto[];
  @ApiProperty({ type: [CareActDto], description: 'Newest first' }) history!: CareActDto[];
}

export class PromiseDto {
  @ApiProperty({ example: '2026-12-01', description: 'YYYY-MM-DD where it is looked after' })
  @Matches(/^\d{4}-\d\d-\d\d$/)
  on!: string;
}
export class RefuseDto {
  @ApiProperty({ example: 'price', description: 'Code of `GET /api/sales/loss-reasons`' }) @IsWords(50) reason!: string;
  @ApiPropertyOptional({ type: String, nullable: true, example: 'нашли дешевле' }) @MayBeNull() @IsWords(500) note?:
    string | null;
}
export class SnoozeInvoiceDto {
  @ApiProperty({ example: AN_INSTANT }) @IsInstant() until!: string;
}
export class ContactNoteDto {
  @ApiPropertyOptional({ type: String, nullable: true, example: 'говорили на объекте' })
  @MayBeNull()
  @IsWords(500)
  note?: string | null;
}
export class KeeperDto {
  @ApiProperty({
    type: String,
    nullable: true,
    example: AN_EMPLOYEE,
    description: 'null = not its manager’s: the heads',
  })
  @MayBeGivenAsNull()
  @IsUUID()
  employeeId!: string | null;
}
