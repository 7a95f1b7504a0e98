import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MayBeLeftOut } from '@prorab/platform';
import { IsIn, IsUUID } from 'class-validator';

const AN_ID = '0199d3a1-7c1e-7000-8000-0242ac120040';

export class ConversationParam {
  @ApiProperty({ example: AN_ID }) @IsUUID() conversationId!: string;
}
export class FileParam {
  @ApiProperty({ example: AN_ID }) @IsUUID() id!: string;
}
export class FileQuery {
  @ApiPropertyOptional({ enum: ['true', 'false'], example: 'true', description: 'Show a picture in place' })
  @MayBeLeftOut()
  @IsIn(['true', 'false'])
  inline?: 'true' | 'false';
}
export class SizeDto {
  @ApiProperty({ example: 480 }) width!: number;
  @ApiProperty({ example: 360 }) height!: number;
}
export class PictureDto {
  @ApiProperty({ example: 4_000, description: 'Upright' }) width!: number;
  @ApiProperty({ example: 3_000 }) height!: number;
  @ApiProperty({ example: false }) animated!: boolean;
  @ApiProperty({ type: SizeDto }) preview!: SizeDto;
}
export class FileDto {
  @ApiProperty({ example: AN_ID, description: 'Name it when the message is sent' }) id!: string;
  @ApiProperty({ example: 'кирпич.jpg' }) name!: string;
  @ApiProperty({ example: 'image/jpeg', description: 'By its content' }) type!: string;
  @ApiProperty({ example: 3_412_000 }) bytes!: number;
  @ApiProperty({ type: PictureDto, nullable: true, description: 'null: no picture that can be shown' })
  picture!: PictureDto | null;
}
