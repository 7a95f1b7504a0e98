import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsWords, MayBeGivenAsNull, MayBeLeftOut, MayBeNull, PageQuery } from '@prorab/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsUUID, ValidateNested } from 'class-validator';
import { type ContactPointKind, contactPointKinds } from '../../../domain/party/contact-point.js';
import {
  ANOTHER_PARTY,
  AN_EMPLOYEE,
  AN_INQUIRY,
  AN_INSTANT,
  A_BRANCH,
  A_MERGE,
  A_PARTY,
  A_PROPOSAL,
  NamedDto,
  NamedPartyDto,
} from './ids.dto.js';
import { PointDto } from './inquiry.dto.js';

const kinds = ['company', 'person', 'unknown'] as const;
const namedKinds = ['company', 'person'] as const;

export class PartiesQuery extends PageQuery {
  @ApiPropertyOptional({
    example: 'ромашка',
    description: 'Beginnings of words of the name, an address, a phone number, an INN, a code of 1C',
  })
  @MayBeLeftOut()
  @IsWords(200)
  text?: string;
  @ApiPropertyOptional({ example: AN_EMPLOYEE }) @MayBeLeftOut() @IsUUID() responsibleId?: string;
}
export class RegisterPartyDto {
  @ApiProperty({ enum: namedKinds, example: 'company' }) @IsIn(namedKinds) kind!: (typeof namedKinds)[number];
  @ApiProperty({ example: 'ООО «Ромашка»' }) @IsWords(300) name!: string;
  @ApiProperty({ type: [PointDto], maxItems: 50 })
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => PointDto)
  points!: PointDto[];
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: AN_EMPLOYEE,
    description: 'Oneself; another takes `sales.party.set-responsible`',
  })
  @MayBeNull()
  @IsUUID()
  responsibleId?: string | null;
  @ApiPropertyOptional({ type: String, nullable: true, example: A_BRANCH }) @MayBeNull() @IsUUID() branchId?:
    string | null;
}
export class RegisteredPartyDto {
  @ApiProperty({ example: A_PARTY }) partyId!: string;
  @ApiProperty({ type: [String], example: [A_PROPOSAL], description: 'Whom it looks like, for a person to decide' })
  proposalIds!: string[];
  @ApiProperty({ type: [String], example: ['phone:+78121234567'], description: 'Were not taken from their holders' })
  heldByOthers!: string[];
}
export class PointAddedDto {
  @ApiProperty({ enum: ['added', 'linked', 'known', 'proposed'], example: 'added' }) outcome!: string;
  @ApiPropertyOptional({ type: [String], example: [A_PROPOSAL] }) proposalIds?: string[];
}
export class PointQuery {
  @ApiProperty({ enum: contactPointKinds, example: 'phone' }) @IsIn(contactPointKinds) kind!: ContactPointKind;
  @ApiProperty({ example: '+78121234567' }) @IsWords(320) value!: string;
}
export class RenameDto {
  @ApiProperty({ example: 'ООО «Ромашка»' }) @IsWords(300) name!: string;
  @ApiProperty({ enum: kinds, example: 'company' }) @IsIn(kinds) kind!: (typeof kinds)[number];
}
export class ProposalsDto {
  @ApiProperty({ type: [String], example: [A_PROPOSAL] }) proposalIds!: string[];
}
export class ResponsibleDto {
  @ApiProperty({ type: String, nullable: true, example: AN_EMPLOYEE, description: 'null = nobody in particular' })
  @MayBeGivenAsNull()
  @IsUUID()
  employeeId!: string | null;
}

class PointViewDto {
  @ApiProperty({ enum: contactPointKinds, example: 'phone' }) kind!: ContactPointKind;
  @ApiProperty({ example: '+78121234567' }) value!: string;
  @ApiProperty({ example: 'call', description: 'Who says so' }) source!: string;
  @ApiProperty({ example: 0.9, description: '0…1' }) confidence!: number;
  @ApiProperty({ example: AN_INSTANT }) since!: string;
}
export class PartyLineDto {
  @ApiProperty({ example: A_PARTY }) partyId!: string;
  @ApiProperty({ enum: kinds, example: 'company' }) kind!: string;
  @ApiProperty({ type: String, nullable: true, example: 'ООО «Ромашка»' }) name!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'ООО «Ромашка»', description: 'The name, else an address' })
  title!: string | null;
  @ApiProperty({ type: String, nullable: true, example: AN_EMPLOYEE }) responsibleId!: string | null;
  @ApiProperty({ type: String, nullable: true, example: A_BRANCH }) branchId!: string | null;
  @ApiProperty({ type: [PointViewDto] }) points!: PointViewDto[];
}
class PartyInquiryDto {
  @ApiProperty({ example: AN_INQUIRY }) inquiryId!: string;
  @ApiProperty({ example: 1042 }) number!: number;
  @ApiProperty({ example: 'Фасадные панели' }) subject!: string;
  @ApiProperty({ example: 'in-work' }) status!: string;
  @ApiProperty({ type: String, nullable: true, example: AN_EMPLOYEE }) ownerId!: string | null;
  @ApiProperty({ example: AN_INSTANT }) receivedAt!: string;
}
class PartyTotalsDto {
  @ApiProperty({ example: 12 }) all!: number;
  @ApiProperty({ example: 5 }) won!: number;
  @ApiProperty({ example: 4 }) lost!: number;
}
class PartyHistoryDto {
  @ApiProperty({ example: AN_INSTANT }) at!: string;
  @ApiProperty({ type: NamedDto, nullable: true }) by!: NamedDto | null;
  @ApiProperty({ example: 'point-added' }) kind!: string;
  @ApiProperty({ type: 'object', additionalProperties: true, example: { kind: 'phone', value: '+78121234567' } })
  detail!: Readonly<Record<string, string | null>>;
}
export class PartyDto extends PartyLineDto {
  @ApiProperty({ type: NamedDto, nullable: true }) responsible!: NamedDto | null;
  @ApiProperty({ type: String, nullable: true, example: null, description: 'Merged away: go on with this one' })
  mergedInto!: string | null;
  @ApiProperty({ example: AN_INSTANT }) createdAt!: string;
  @ApiProperty({ example: 3 }) version!: number;
  @ApiProperty({ type: [PartyInquiryDto] }) openInquiries!: PartyInquiryDto[];
  @ApiProperty({ type: PartyTotalsDto }) inquiries!: PartyTotalsDto;
  @ApiProperty({ example: 41 }) contacts!: number;
  @ApiProperty({ example: 1 }) openProposals!: number;
  @ApiProperty({ type: [PartyHistoryDto] }) history!: PartyHistoryDto[];
}

export class OfPartyQuery extends PageQuery {
  @ApiPropertyOptional({ example: A_PARTY }) @MayBeLeftOut() @IsUUID() partyId?: string;
}
export class ProposalDto {
  @ApiProperty({ example: A_PROPOSAL }) proposalId!: string;
  @ApiProperty({ example: 0.86 }) score!: number;
  @ApiProperty({ type: [String], example: ['point:phone:+78121234567', 'name:0.86'] }) reasons!: string[];
  @ApiProperty({ example: AN_INSTANT }) createdAt!: string;
  @ApiProperty({ type: PartyLineDto, nullable: true }) first!: PartyLineDto | null;
  @ApiProperty({ type: PartyLineDto, nullable: true }) second!: PartyLineDto | null;
}

const conflictExample = ['two-names', 'two-responsibles'];
export class MergeDto {
  @ApiProperty({ example: A_PARTY }) @IsUUID() survivorId!: string;
  @ApiProperty({ example: ANOTHER_PARTY }) @IsUUID() absorbedId!: string;
  @ApiProperty({ example: true, description: 'true: says what would move and what conflicts, and changes nothing' })
  @IsBoolean()
  dryRun!: boolean;
  @ApiPropertyOptional({
    type: [String],
    example: conflictExample,
    description: 'Conflicts of the dry run that were decided for the survivor',
  })
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(20)
  @IsWords(50, { each: true })
  accept?: string[];
}
class KeptResponsibleDto {
  @ApiProperty({ type: String, nullable: true, example: AN_EMPLOYEE }) keeps!: string | null;
  @ApiProperty({ type: String, nullable: true, example: null }) drops!: string | null;
}
class MergePlanDto {
  @ApiProperty({ example: A_PARTY }) survivorId!: string;
  @ApiProperty({ example: ANOTHER_PARTY }) absorbedId!: string;
  @ApiProperty({ type: [PointViewDto], description: 'That move' }) points!: PointViewDto[];
  @ApiProperty({ type: [String], example: [AN_INQUIRY] }) inquiryIds!: string[];
  @ApiProperty({ example: 17 }) contacts!: number;
  @ApiProperty({ type: String, nullable: true, example: 'ООО «Ромашка»' }) name!: string | null;
  @ApiProperty({ type: KeptResponsibleDto }) responsible!: KeptResponsibleDto;
  @ApiProperty({ type: [String], example: conflictExample }) conflicts!: string[];
}
export class MergeAnswerDto {
  @ApiProperty({ type: String, nullable: true, example: A_MERGE, description: 'null = a dry run' })
  mergeId!: string | null;
  @ApiProperty({ type: MergePlanDto }) plan!: MergePlanDto;
}
export class MergeLineDto {
  @ApiProperty({ example: A_MERGE }) mergeId!: string;
  @ApiProperty({ example: AN_INSTANT }) at!: string;
  @ApiProperty({ type: NamedDto, nullable: true }) by!: NamedDto | null;
  @ApiProperty({ example: false, description: 'A nameless single contact was linked without asking' }) silent!: boolean;
  @ApiProperty({ type: NamedPartyDto }) survivor!: NamedPartyDto;
  @ApiProperty({ type: NamedPartyDto }) absorbed!: NamedPartyDto;
  @ApiProperty({ example: 3 }) movedInquiries!: number;
  @ApiProperty({ example: 17 }) movedContacts!: number;
  @ApiProperty({ type: String, nullable: true, example: null }) undoneAt!: string | null;
}
