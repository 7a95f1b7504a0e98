import { ApiProperty } from '@nestjs/swagger';
import type { NumberPlace } from '../../../domain/numbering/number-place.js';

export const PLACE = 'By the number; null: nobody can tell, or he is a customer of a branch of ours';

export class NumberPlaceDto implements NumberPlace {
  @ApiProperty({ type: String, nullable: true, example: 'Псков' }) city!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'Псковская обл.' }) region!: string | null;
  @ApiProperty({ example: false, description: 'Of a mobile number: where it was sold; he may be anywhere' })
  weak!: boolean;
}
