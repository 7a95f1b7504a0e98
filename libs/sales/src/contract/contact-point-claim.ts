import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

/** What a neighbour saw of the sender. Sales normalises it; what cannot be a phone or an address is passed over. */
export class ContactPointClaim {
  @IsIn(['email', 'phone', 'visitor', 'inn', 'code1c']) kind!: 'email' | 'phone' | 'visitor' | 'inn' | 'code1c';
  @IsString() @MaxLength(320) value!: string;
  /** Display name beside it. */
  @IsOptional() @IsString() @MaxLength(300) name!: string | null;
}
