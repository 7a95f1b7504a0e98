import { ApiProperty } from '@nestjs/swagger';
import type { LedgerStateView } from '../../../../application/queries/ledger/ledger-state.query.js';

const AT = '2026-11-23T09:00:00.000Z';

export class LedgerCountsDto {
  @ApiProperty({ example: 1204 }) parties!: number;
  @ApiProperty({ example: 3, description: 'Customers of the books that nobody has looked at yet.' }) unmatched!: number;
  @ApiProperty({ example: 2, description: 'Pairs of which a person has to say whether they are one customer.' })
  proposed!: number;
  @ApiProperty({ example: 860 }) items!: number;
  @ApiProperty({ example: 4310 }) invoices!: number;
  @ApiProperty({ example: 2900 }) payments!: number;
}
export class LedgerStateDto implements LedgerStateView {
  @ApiProperty({ enum: ['native', 'onec77', 'commerceml'], example: 'onec77' }) source!: LedgerStateView['source'];
  @ApiProperty({ enum: ['never-read', 'first-reading', 'ok', 'failing', 'late', 'other-books'], example: 'ok' })
  state!: LedgerStateView['state'];
  @ApiProperty({ type: String, nullable: true, example: AT }) answeredAt!: string | null;
  @ApiProperty({ type: Number, nullable: true, example: 4, description: 'Age of the last answer.' })
  lagSeconds!: number | null;
  @ApiProperty({ example: 900, description: 'Past this it alarms.' }) lagLimitSeconds!: number;
  @ApiProperty({ type: String, nullable: true, example: AT, description: 'Last read whole.' }) allAt!: string | null;
  @ApiProperty({ type: String, nullable: true, example: AT }) recentAt!: string | null;
  @ApiProperty({ type: String, nullable: true, example: null, description: 'In Russian; null: all is well.' })
  failure!: string | null;
  @ApiProperty({ example: false, description: 'A whole reading is wanted and has not begun.' }) wanted!: boolean;
  @ApiProperty({ example: true, description: 'Orders may be given to 1C: the exchange is set up.' })
  takesOrders!: boolean;
  @ApiProperty({ type: LedgerCountsDto }) counts!: LedgerCountsDto;
}
