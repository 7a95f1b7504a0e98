import { IntegrationEvent } from '@prorab/platform/marks';
import { IsISO8601, IsUUID } from 'class-validator';

export class AbsenceCancelled extends IntegrationEvent('team.absence-cancelled.v1') {
  @IsUUID() absenceId!: string;
  @IsUUID() employeeId!: string;
  /** The absence as it was planned. */
  @IsISO8601() from!: string;
  @IsISO8601() to!: string;
  /** From here on the employee is not away any more; equals `from` if the absence had not begun. */
  @IsISO8601() backAt!: string;
}
