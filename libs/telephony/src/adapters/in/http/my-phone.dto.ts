import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { AnswerPlace } from '../../../application/ports/answer-places.port.js';
import type { MyPhoneView } from '../../../application/queries/show-my-phone.query.js';
import type { BrowserPhoneLogin } from '../../../application/use-cases/log-in-browser-phone.use-case.js';

const PLACES = ['phone', 'browser'] as const satisfies readonly AnswerPlace[];

export class MyPhoneDto implements MyPhoneView {
  @ApiProperty({
    type: String,
    nullable: true,
    example: '305',
    description: 'null: telephony is off, or you have none',
  })
  extension!: string | null;
  @ApiProperty({
    enum: PLACES,
    example: 'browser',
    description: 'Where calls ring; where it is not there, at the other',
  })
  place!: AnswerPlace;
}
export class ChooseAnswerPlaceDto {
  @ApiProperty({ enum: PLACES, example: 'browser' })
  @IsIn(PLACES)
  place!: AnswerPlace;
}
export class BrowserPhoneLoginDto implements BrowserPhoneLogin {
  @ApiProperty({ example: '305' }) extension!: string;
  @ApiProperty({ example: '305-web', description: 'Name at the exchange' }) user!: string;
  @ApiProperty({ example: 'kJ3v9sQ2mX7pL4tR8wZ1nB6c' }) password!: string;
}
