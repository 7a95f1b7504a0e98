import { ApiProperty } from '@nestjs/swagger';
import type { AgeBracket } from '../../../../application/queries/invoices/age-brackets.js';
import type { Aged, ReceivablesView } from '../../../../application/queries/invoices/receivables.query.js';
import { AN_INSTANT, NamedDto } from '../ids.dto.js';

export class BracketsDto implements Record<AgeBracket, string> {
  @ApiProperty({ example: '0.00', description: 'The day of payment has not passed' }) 'not-due'!: string;
  @ApiProperty({ example: '7000.00' }) '1-7'!: string;
  @ApiProperty({ example: '0.00' }) '8-14'!: string;
  @ApiProperty({ example: '0.00' }) '15-30'!: string;
  @ApiProperty({ example: '0.00' }) '31-60'!: string;
  @ApiProperty({ example: '0.00' }) 'over-60'!: string;
}
export class AgedDto implements Aged {
  @ApiProperty({ example: '7000.00', description: 'Roubles awaited' }) total!: string;
  @ApiProperty({ example: '0.00', description: 'Of which money seems to be there that is not tied' }) notTied!: string;
  @ApiProperty({ example: '7000.00', description: 'Of the total, shipped already and not paid' })
  shippedUnpaid!: string;
  @ApiProperty({ example: 1 }) invoices!: number;
  @ApiProperty({ type: BracketsDto, description: 'By days past the day of payment' }) brackets!: BracketsDto;
}
export class PartyReceivablesDto extends AgedDto {
  @ApiProperty({ type: NamedDto, nullable: true }) party!: NamedDto | null;
  @ApiProperty({ type: String, nullable: true, example: '11' }) partyKey!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'Ромашка', description: 'As the books call him' })
  name!: string | null;
}
export class EmployeeReceivablesDto extends AgedDto {
  @ApiProperty({ type: NamedDto, nullable: true }) employee!: NamedDto | null;
}
export class ReceivablesDto extends AgedDto implements ReceivablesView {
  @ApiProperty({ example: '2026-11-23' }) today!: string;
  @ApiProperty({ type: [PartyReceivablesDto], description: 'Most first; at most 200' }) parties!: PartyReceivablesDto[];
  @ApiProperty({ type: [EmployeeReceivablesDto] }) employees!: EmployeeReceivablesDto[];
  @ApiProperty({ type: String, nullable: true, example: AN_INSTANT }) booksAnsweredAt!: string | null;
}
