import { ApiProperty } from '@nestjs/swagger';
import { MayBeGivenAsNull } from '@prorab/platform';
import { IsInt, IsNumber, IsUUID, Matches, Max, Min } from 'class-validator';
import { ANOTHER_EMPLOYEE, AN_INSTANT, NamedDto } from '../ids.dto.js';
import { BooksAgeDto } from './funnel.dto.js';

const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;
const IsRoubles = (): PropertyDecorator =>
  Matches(/^\d{1,12}(\.\d{1,2})?$/, { message: ({ property }) => `${property} must be roubles like 1500000.00` });

export class MonthParam {
  @ApiProperty({ example: '2026-11' }) @Matches(MONTH, { message: 'month must be like 2026-11' }) month!: string;
}
export class PlanParam extends MonthParam {
  @ApiProperty({ example: ANOTHER_EMPLOYEE }) @IsUUID() employeeId!: string;
}
/** null: not planned. */
export class MonthPlanDto {
  @ApiProperty({ type: Number, nullable: true, example: 40 })
  @MayBeGivenAsNull()
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  requests!: number | null;
  @ApiProperty({ type: Number, nullable: true, example: 20 })
  @MayBeGivenAsNull()
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  invoices!: number | null;
  @ApiProperty({ type: String, nullable: true, example: '1500000.00', description: 'Money that comes in the month' })
  @MayBeGivenAsNull()
  @IsRoubles()
  paid!: string | null;
  @ApiProperty({ type: String, nullable: true, example: '75000.00' }) @MayBeGivenAsNull() @IsRoubles() averageBill!:
    string | null;
  @ApiProperty({ type: Number, nullable: true, example: 35, description: 'Percent of the invoices of the month' })
  @MayBeGivenAsNull()
  @IsNumber({ maxDecimalPlaces: 1 })
  @Min(0)
  @Max(100)
  paidShare!: number | null;
}
class FactDto {
  @ApiProperty({ example: 31, description: 'Made in the month' }) requests!: number;
  @ApiProperty({ example: 12, description: 'Counted ones, dated in the month' }) invoices!: number;
  @ApiProperty({ example: 4, description: 'Those of them that are paid by now' }) invoicesPaid!: number;
  @ApiProperty({ example: '840000.00' }) invoiced!: string;
  @ApiProperty({ example: '510000.00', description: 'Money that came in the month, refunds taken off' }) paid!: string;
  @ApiProperty({ type: String, nullable: true, example: '70000.00' }) averageBill!: string | null;
  @ApiProperty({ type: Number, nullable: true, example: 33.3, description: 'Percent' }) paidShare!: number | null;
}
class ForecastDto {
  @ApiProperty({ example: 62 }) requests!: number;
  @ApiProperty({ example: 24 }) invoices!: number;
  @ApiProperty({ example: '1020000.00' }) paid!: string;
}
class PlanLineDto {
  @ApiProperty({ type: NamedDto, nullable: true, description: 'null: nobody’s' }) manager!: NamedDto | null;
  @ApiProperty({ type: MonthPlanDto, nullable: true }) plan!: MonthPlanDto | null;
  @ApiProperty({ type: FactDto }) fact!: FactDto;
  @ApiProperty({
    type: ForecastDto,
    nullable: true,
    description: 'By the working time that is over; null: none is yet',
  })
  forecast!: ForecastDto | null;
}
class PlanTotalDto {
  @ApiProperty({ type: FactDto }) fact!: FactDto;
}
export class PlanAndFactDto {
  @ApiProperty({ example: '2026-11' }) month!: string;
  @ApiProperty({ type: [PlanLineDto], description: 'Who brought most money first' }) lines!: PlanLineDto[];
  @ApiProperty({ type: PlanTotalDto }) total!: PlanTotalDto;
  @ApiProperty({ example: 48.5, description: 'Percent of the working time of the month that is over' }) passed!: number;
  @ApiProperty({ example: AN_INSTANT }) asOf!: string;
  @ApiProperty({ type: BooksAgeDto, nullable: true }) books!: BooksAgeDto | null;
}
export class KeptPlanDto {
  @ApiProperty({ type: NamedDto, nullable: true }) manager!: NamedDto | null;
  @ApiProperty({ type: NamedDto, nullable: true, description: 'null = the system' }) by!: NamedDto | null;
  @ApiProperty({ example: AN_INSTANT }) at!: string;
  @ApiProperty({ type: MonthPlanDto, nullable: true }) plan!: MonthPlanDto | null;
}
