import { ApiProperty } from '@nestjs/swagger';
import type { CallerCard } from '../../../domain/caller-card.js';

const ID = '0199f5b2-7c3a-7d4e-9a11-5b0c8f3e2d10';
const AT = '2026-11-27T09:00:00.000Z';

export class CallerInvoicesDto {
  @ApiProperty({ example: 2 }) count!: number;
  @ApiProperty({ example: '120000.00', description: 'Still to come, roubles' }) sum!: string;
  @ApiProperty({ example: '1187', description: 'Number of the last one' }) newest!: string;
}
export class CallerInquiryDto {
  @ApiProperty({ example: ID }) inquiryId!: string;
  @ApiProperty({ example: 451 }) number!: number;
  @ApiProperty({ example: 'Кирпич М150' }) subject!: string;
  @ApiProperty({ type: String, nullable: true, example: ID }) ownerId!: string | null;
}
export class CallerLastContactDto {
  @ApiProperty({ example: AT }) at!: string;
  @ApiProperty({ example: 'letter' }) channel!: string;
}
export class CallerCardDto implements CallerCard {
  @ApiProperty({ example: ID }) partyId!: string;
  @ApiProperty({ type: String, nullable: true, example: 'ООО «Ромашка»' }) name!: string | null;
  @ApiProperty({ type: String, nullable: true, example: ID }) responsibleId!: string | null;
  @ApiProperty({ type: String, nullable: true, example: ID }) branchId!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'Ц0000417' }) code1c!: string | null;
  @ApiProperty({ type: CallerInvoicesDto, nullable: true, description: 'null: nothing waits for money' })
  openInvoices!: CallerInvoicesDto | null;
  @ApiProperty({ type: CallerInquiryDto, nullable: true, description: 'The newest that is open' })
  openInquiry!: CallerInquiryDto | null;
  @ApiProperty({ type: CallerLastContactDto, nullable: true, description: 'Before this call' })
  lastContact!: CallerLastContactDto | null;
}
