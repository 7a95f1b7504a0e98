import { IntegrationEvent } from '@prorab/platform/marks';
import { IsISO8601, IsOptional, IsUUID } from 'class-validator';

/** Half-open: away from `from`, back at `to`. Why somebody is away is nobody's business outside the team. */
export class AbsencePlanned extends IntegrationEvent('team.absence-planned.v1') {
  @IsUUID() absenceId!: string;
  @IsUUID() employeeId!: string;
  @IsISO8601() from!: string;
  @IsISO8601() to!: string;
  @IsOptional() @IsUUID() deputyId!: string | null;
}
