import { IsISO8601, IsUUID } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

/** Two customers turned out to be one; ask for the survivor from now on. */
export class PartiesMerged extends IntegrationEvent('sales.parties-merged.v1') {
  @IsUUID() mergeId!: string;
  @IsUUID() survivorId!: string;
  @IsUUID() absorbedId!: string;
  @IsUUID('all', { each: true }) inquiryIds!: string[];
  @IsISO8601() at!: string;
}
