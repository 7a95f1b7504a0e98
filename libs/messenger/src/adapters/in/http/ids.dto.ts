import { ApiProperty } from '@nestjs/swagger';
import { IsString, IsUUID, Length } from 'class-validator';

export class ConversationIdParam {
  @ApiProperty({ format: 'uuid', example: '0190a000-0000-7000-8000-000000000001' })
  @IsUUID()
  conversationId!: string;
}
export class MemberParam extends ConversationIdParam {
  @ApiProperty({ format: 'uuid', example: '0190a000-0000-7000-8000-000000000011' })
  @IsUUID()
  employeeId!: string;
}
export class MessageIdParam {
  @ApiProperty({ format: 'uuid', example: '0190a000-0000-7000-8000-000000000002' })
  @IsUUID()
  messageId!: string;
}
export class ReactionParam extends MessageIdParam {
  @ApiProperty({ example: '👍', description: 'One emoji' })
  @IsString()
  @Length(1, 32)
  sign!: string;
}
export class ButtonParam extends MessageIdParam {
  @ApiProperty({ example: 'done' })
  @IsString()
  @Length(1, 100)
  buttonId!: string;
}
export class RoomOfInquiryParam {
  @ApiProperty({ format: 'uuid', example: '0190a000-0000-7000-8000-000000000003' })
  @IsUUID()
  inquiryId!: string;
}
