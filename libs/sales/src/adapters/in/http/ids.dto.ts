import { ApiProperty } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';

export const AN_INQUIRY = '0199d3a1-7c1e-7000-8000-0242ac120002';
export const ANOTHER_INQUIRY = '0199d3a1-7c1e-7000-8000-0242ac120003';
export const A_PARTY = '0199d3a1-7c1e-7000-8000-0242ac120010';
export const ANOTHER_PARTY = '0199d3a1-7c1e-7000-8000-0242ac120011';
export const AN_EMPLOYEE = '0199d3a1-7c1e-7000-8000-0242ac120020';
export const ANOTHER_EMPLOYEE = '0199d3a1-7c1e-7000-8000-0242ac120021';
export const A_BRANCH = '0199d3a1-7c1e-7000-8000-0242ac120030';
export const A_MERGE = '0199d3a1-7c1e-7000-8000-0242ac120040';
export const A_PROPOSAL = '0199d3a1-7c1e-7000-8000-0242ac120041';
export const AN_ORDER = '0199d3a1-7c1e-7000-8000-0242ac120050';
export const AN_INSTANT = '2026-11-23T09:00:00.000Z';

export class InquiryIdParam {
  @ApiProperty({ example: AN_INQUIRY }) @IsUUID() inquiryId!: string;
}
export class PartyIdParam {
  @ApiProperty({ example: A_PARTY }) @IsUUID() partyId!: string;
}
export class EmployeeIdParam {
  @ApiProperty({ example: AN_EMPLOYEE }) @IsUUID() employeeId!: string;
}
export class MergeIdParam {
  @ApiProperty({ example: A_MERGE }) @IsUUID() mergeId!: string;
}
export class ProposalIdParam {
  @ApiProperty({ example: A_PROPOSAL }) @IsUUID() proposalId!: string;
}
export class NamedDto {
  @ApiProperty({ example: AN_EMPLOYEE }) id!: string;
  @ApiProperty({ type: String, nullable: true, example: 'Анна Петрова' }) name!: string | null;
}
export class NamedPartyDto {
  @ApiProperty({ example: A_PARTY }) id!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'ООО «Ромашка»',
    description: 'Without a name: the first address or number',
  })
  name!: string | null;
}
