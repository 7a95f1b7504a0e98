import { ApiProperty } from '@nestjs/swagger';
import { IsString, IsUUID, MaxLength, MinLength } from 'class-validator';

export class PhraseDto {
  @ApiProperty({ example: 'обращение 451', maxLength: 20_000 })
  @IsString()
  @MinLength(1)
  @MaxLength(20_000)
  text!: string;
}
export class ButtonIdParam {
  @ApiProperty({ example: '0199d3a1-7c1e-7000-8000-0242ac120031' }) @IsUUID() buttonId!: string;
}
export class ReplyButtonDto {
  @ApiProperty({ example: '0199d3a1-7c1e-7000-8000-0242ac120031' }) id!: string;
  @ApiProperty({ example: 'Взять' }) label!: string;
  @ApiProperty({ example: '2026-11-27T09:00:00.000Z', description: 'Does nothing from then on' }) expiresAt!: string;
}
export class ReplyDto {
  @ApiProperty({ example: 'Обращение № 451\n• Клиент: Ромашка\n— Прораб, только что' }) text!: string;
  @ApiProperty({ type: [ReplyButtonDto] }) buttons!: ReplyButtonDto[];
  @ApiProperty({
    enum: ['answered', 'asked', 'not-understood', 'refused'],
    example: 'answered',
    description: '`asked`: she waits for an answer or a press',
  })
  outcome!: 'answered' | 'asked' | 'not-understood' | 'refused';
  @ApiProperty({ type: String, nullable: true, example: 'sales.inquiry-by-number', description: 'What was understood' })
  command!: string | null;
  @ApiProperty({ enum: ['words', 'model'], nullable: true, example: 'words', description: 'Who found the command' })
  understoodBy!: 'words' | 'model' | null;
  @ApiProperty({ type: String, nullable: true, example: 'Прораб', description: 'Whose word it is' })
  source!: string | null;
  @ApiProperty({ type: String, nullable: true, example: '2026-11-26T09:00:00.000Z', description: 'As of when' })
  asOf!: string | null;
}
export class CommandDto {
  @ApiProperty({ example: 'sales.inquiry-by-number' }) id!: string;
  @ApiProperty({ example: 'Обращение по номеру' }) title!: string;
  @ApiProperty({ type: [String], example: ['обращение 451', 'что с обращением 451'] }) examples!: string[];
  @ApiProperty({ example: false, description: 'Changes something, and asks before' }) changes!: boolean;
}
