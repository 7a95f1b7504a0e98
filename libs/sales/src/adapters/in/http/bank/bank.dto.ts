import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { IsWords, MayBeLeftOut, PageQuery } from '@prorab/platform';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsUUID, Matches, ValidateNested } from 'class-validator';
import type { BankFileTaken } from '../../../../application/use-cases/bank/import-bank-file.use-case.js';
import type {
  BankLineCandidateView,
  BankLineShareView,
  BankLineView,
} from '../../../../application/queries/bank/bank-line-view.js';
import { type BankLineState, bankLineStates } from '../../../../domain/bank/bank-line.js';
import { type MatchReason, matchReasons } from '../../../../domain/bank/line-judgement.js';
import { AN_INSTANT, NamedDto, NamedPartyDto } from '../ids.dto.js';

const A_LINE = '0199d3a1-7c1e-7000-8000-0242ac120050';
const AN_INVOICE = '144H';
const splitAtCommas = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.split(',').filter(Boolean) : value;

export class BankLineIdParam {
  @ApiProperty({ example: A_LINE }) @IsUUID() lineId!: string;
}
export class BankLinesQuery extends PageQuery {
  @ApiPropertyOptional({
    ...{ example: 'open', type: String },
    description: `Parted by commas, of: ${bankLineStates.join(', ')}. Default: all`,
  })
  @MayBeLeftOut()
  @Transform(splitAtCommas)
  @IsArray()
  @ArrayMaxSize(bankLineStates.length)
  @IsIn(bankLineStates, { each: true })
  state?: BankLineState[];
}
export class BankLinesExportQuery extends OmitType(BankLinesQuery, ['limit', 'after']) {}
export class BankSplitPartDto {
  @ApiProperty({ example: AN_INVOICE }) @Matches(/^[\x21-\x7e]{1,80}$/) invoiceKey!: string;
  @ApiProperty({ example: '5000.00', description: 'Roubles' })
  @Matches(/^\d{1,13}(\.\d{1,2})?$/, { message: '$property must be roubles like 1234.50' })
  amount!: string;
}
export class BankDecisionDto {
  @ApiProperty({ type: [BankSplitPartDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => BankSplitPartDto)
  shares!: BankSplitPartDto[];
}
export class BankAsideDto {
  @ApiPropertyOptional({ example: 'проценты банка', description: 'What it is instead' })
  @MayBeLeftOut()
  @IsWords(500)
  note?: string;
}
export class BankFileTakenDto implements BankFileTaken {
  @ApiProperty({ example: A_LINE }) id!: string;
  @ApiProperty({ example: 37, description: 'Lines that are new' }) added!: number;
  @ApiProperty({ example: 4, description: 'Lines that were here already' }) known!: number;
  @ApiProperty({ example: 12, description: 'Documents that brought us no money' }) others!: number;
}
export class BankLineShareDto implements BankLineShareView {
  @ApiProperty({ example: AN_INVOICE }) invoiceKey!: string;
  @ApiProperty({ type: String, nullable: true, example: '0000000451' }) number!: string | null;
  @ApiProperty({ example: '5000.00' }) amount!: string;
}
export class BankLineCandidateDto implements BankLineCandidateView {
  @ApiProperty({ example: AN_INVOICE }) invoiceKey!: string;
  @ApiProperty({ example: '0000000451' }) number!: string;
  @ApiProperty({ example: '2026-06-03' }) issuedOn!: string;
  @ApiProperty({ example: '7000.00' }) rest!: string;
  @ApiProperty({ type: String, nullable: true, example: 'Ромашка' }) partyName!: string | null;
  @ApiProperty({ example: 90, description: '0 to 100' }) score!: number;
  @ApiProperty({ enum: matchReasons, isArray: true, example: ['number', 'payer', 'sum'] }) reasons!: MatchReason[];
  @ApiProperty({ type: [String], example: ['номер назван'], description: 'The same in the language of the reader' })
  because!: string[];
}
export class BankLineDto implements BankLineView {
  @ApiProperty({ example: A_LINE }) lineId!: string;
  @ApiProperty({ enum: ['file', 'books'], example: 'file', description: 'Where we have it from' })
  origin!: 'file' | 'books';
  @ApiProperty({ example: '17', description: 'Of the bank’s document' }) number!: string;
  @ApiProperty({ example: '2026-06-04' }) on!: string;
  @ApiProperty({ example: '12000.00' }) amount!: string;
  @ApiProperty({ example: '12000.00', description: 'What of it no invoice has' }) left!: string;
  @ApiProperty({ type: String, nullable: true, example: 'ООО "Ромашка"' }) payerName!: string | null;
  @ApiProperty({ type: String, nullable: true, example: '7707083893' }) payerInn!: string | null;
  @ApiProperty({ example: 'Оплата по счету 451 от 03.06.2026' }) purpose!: string;
  @ApiProperty({
    ...{ enum: bankLineStates, example: 'open' },
    description:
      '`waiting`: decided, the payment is not in the books yet; `covered`: the books say themselves what it is for',
  })
  state!: BankLineState;
  @ApiProperty({ type: String, nullable: true, example: '144N', description: 'The payment of the books that it is' })
  paymentKey!: string | null;
  @ApiProperty({ type: NamedPartyDto, nullable: true }) party!: NamedPartyDto | null;
  @ApiProperty({ type: [BankLineShareDto] }) shares!: BankLineShareDto[];
  @ApiProperty({ enum: ['rule', 'person'], nullable: true, example: 'rule' }) decidedBy!: 'rule' | 'person' | null;
  @ApiProperty({ type: NamedDto, nullable: true }) decidedByEmployee!: NamedDto | null;
  @ApiProperty({ type: String, nullable: true, example: AN_INSTANT }) decidedAt!: string | null;
  @ApiProperty({ type: String, nullable: true, example: null }) note!: string | null;
  @ApiProperty({ type: [BankLineCandidateDto], description: 'Of open lines, the best first' })
  candidates!: BankLineCandidateDto[];
  @ApiProperty({ type: [BankLineShareDto], description: 'What one would most likely say; nothing: no idea' })
  proposal!: BankLineShareDto[];
}
