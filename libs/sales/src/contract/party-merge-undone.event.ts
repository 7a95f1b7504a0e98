import { IsISO8601, IsUUID } from 'class-validator';
import { IntegrationEvent } from '@prorab/platform/marks';

/** They are two again, as they were. */
export class PartyMergeUndone extends IntegrationEvent('sales.party-merge-undone.v1') {
  @IsUUID() mergeId!: string;
  @IsUUID() survivorId!: string;
  @IsUUID() absorbedId!: string;
  @IsUUID('all', { each: true }) inquiryIds!: string[];
  @IsISO8601() at!: string;
}
