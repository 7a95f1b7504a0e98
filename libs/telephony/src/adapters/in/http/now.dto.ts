import { ApiProperty } from '@nestjs/swagger';
import type { CallCard, CallMove } from '../../../application/call-card.js';
import type { NowView } from '../../../application/queries/show-now.query.js';
import type { CallDirection, CallOutcome, CallStage, LegEnd } from '../../../domain/call.js';
import type { Caller } from '../../../domain/caller.js';
import { DIRECTIONS, ENDS, KINDS, OUTCOMES, STAGES, WHY } from './call.dto.js';
import { CallVisitDto, VISIT } from './call-visit.dto.js';
import { CallerCardDto } from './caller-card.dto.js';
import { NumberPlaceDto, PLACE } from './number-place.dto.js';

const ID = '0199f5b2-7c3a-7d4e-9a11-5b0c8f3e2d10';
const AT = '2026-11-27T09:00:00.000Z';

class CallerDto {
  @ApiProperty({ enum: KINDS, example: 'number', description: '`odd`: nobody can be called back at it' })
  kind!: Caller['kind'];
  @ApiProperty({ required: false, example: '+79112223344' }) number?: string;
  @ApiProperty({ required: false, example: '305' }) extension?: string;
  @ApiProperty({ required: false, example: '99999999', description: 'Of an odd one, as the exchange wrote it' })
  said?: string;
}
class CallMoveDto implements CallMove {
  @ApiProperty({ enum: ['transfer', 'consult'], example: 'consult', description: '`consult`: he is asked first' })
  how!: CallMove['how'];
  @ApiProperty({ type: String, nullable: true, example: ID }) by!: string | null;
  @ApiProperty({ type: String, nullable: true, example: ID, description: 'null: a number outside' })
  employeeId!: string | null;
  @ApiProperty({ example: '305', description: 'Or the number outside' }) extension!: string;
  @ApiProperty({ example: false, description: 'He talks with who asked' }) answered!: boolean;
}
export class CallCardDto implements Omit<CallCard, 'caller'> {
  @ApiProperty({ example: ID }) id!: string;
  @ApiProperty({ enum: DIRECTIONS, example: 'in', description: '`out`: one of us called' }) direction!: CallDirection;
  @ApiProperty({ enum: STAGES, example: 'ringing' }) stage!: CallStage;
  @ApiProperty({ example: '+78112201234', description: 'Number of ours that was called' }) line!: string;
  @ApiProperty({ example: 'Псков' }) lineTitle!: string;
  @ApiProperty({ type: String, nullable: true, example: ID }) branchId!: string | null;
  @ApiProperty({ type: CallerDto }) caller!: CallerDto;
  @ApiProperty({ example: 'Ivan', description: 'As the exchange wrote it; a stranger may have said it' })
  callerName!: string;
  @ApiProperty({ type: CallerCardDto, nullable: true }) party!: CallerCardDto | null;
  @ApiProperty({ type: NumberPlaceDto, nullable: true, description: PLACE }) place!: NumberPlaceDto | null;
  @ApiProperty({ type: CallVisitDto, nullable: true, description: VISIT }) visit!: CallVisitDto | null;
  @ApiProperty({ type: [String], example: [ID], description: 'Employees whose phones ring now' })
  ringing!: readonly string[];
  @ApiProperty({ type: [String], example: [ID], description: 'Employees who are in the talk now' })
  talking!: readonly string[];
  @ApiProperty({ example: false, description: 'The customer hears music' }) onHold!: boolean;
  @ApiProperty({ type: CallMoveDto, nullable: true, description: 'To whom the call goes, or who is asked before' })
  moving!: CallMoveDto | null;
  @ApiProperty({ type: String, nullable: true, example: ID }) answeredBy!: string | null;
  @ApiProperty({ type: String, nullable: true, example: null, description: 'Employee whose call goes out' })
  calledBy!: string | null;
  @ApiProperty({ enum: ENDS, nullable: true, example: null, description: WHY }) why!: LegEnd | null;
  @ApiProperty({ example: AT }) startedAt!: string;
  @ApiProperty({ type: String, nullable: true, example: AT }) answeredAt!: string | null;
  @ApiProperty({ type: String, nullable: true, example: AT }) endedAt!: string | null;
  @ApiProperty({ enum: OUTCOMES, nullable: true, example: null }) outcome!: CallOutcome | null;
}
export class NowDto implements Omit<NowView, 'calls'> {
  @ApiProperty({ enum: ['on', 'away', 'off'], example: 'on', description: '`off`: none is configured' })
  exchange!: NowView['exchange'];
  @ApiProperty({ type: Date, nullable: true, example: null }) awaySince!: Date | null;
  @ApiProperty({ type: [CallCardDto], description: 'As the stream `telephony` tells them' })
  calls!: readonly CallCardDto[];
}
