import { IntegrationEvent } from '@prorab/platform/marks';
import { IsIn, IsISO8601, IsInt, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

/** A caller whom nobody took waits to be called back. Told in working hours of the branch, once per episode and step: to who is to call back, later to the heads. */
export class MissedCallWaits extends IntegrationEvent('telephony.missed-call-waits.v1') {
  @IsUUID() episodeId!: string;
  /** `+79112223344` */
  @IsString() @MaxLength(20) number!: string;
  @IsOptional() @IsString() @MaxLength(500) partyName!: string | null;
  /** Which of our numbers, for people: «Псков». */
  @IsString() @MaxLength(60) lineTitle!: string;
  @IsOptional() @IsUUID() branchId!: string | null;
  @IsIn(['owner', 'head']) step!: 'owner' | 'head';
  /** Who is to call back; null: nobody of the branch is at work. */
  @IsOptional() @IsUUID() employeeId!: string | null;
  /** How often he has tried. */
  @IsInt() count!: number;
  /** Of his first call. */
  @IsISO8601() missedAt!: string;
  @IsISO8601() at!: string;
}
