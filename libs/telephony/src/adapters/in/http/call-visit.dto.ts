import { ApiProperty } from '@nestjs/swagger';
import type { CallVisit } from '../../../domain/site-visit.js';

const ID = '0199f5b2-7c3a-7d4e-9a11-5b0c8f3e2d10';
export const VISIT =
  'Of our site, whose number of a pool was called; what it tells is a stranger’s words. null: from none that we know of';

export class CallVisitDto implements CallVisit {
  @ApiProperty({ example: ID, description: 'As the page has named it' }) id!: string;
  @ApiProperty({
    ...{ type: String, nullable: true, example: 'яндекс' },
    description: '`utm_source`, else the host that has sent him; null: nobody has',
  })
  source!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'cpc' }) medium!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'кирпич-псков' }) campaign!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'кирпич м150' }) term!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'https://shop.example/kirpich', description: 'His first one' })
  page!: string | null;
  @ApiProperty({ example: '2026-11-27T09:00:00.000Z', description: 'When he was shown the number' }) shownAt!: string;
  @ApiProperty({
    ...{ example: true },
    description:
      'He had the number within three hours before the call, and nobody else had; false: it may have been another one',
  })
  sure!: boolean;
}
