import { ApiProperty } from '@nestjs/swagger';
import {
  type StoryKind,
  type StoryLineView,
  storyKinds,
} from '../../../../application/queries/invoices/party-story.query.js';
import { AN_INQUIRY, AN_INSTANT, NamedDto } from '../ids.dto.js';
import { AN_INVOICE } from './invoices.dto.js';

export class StoryLineDto implements StoryLineView {
  @ApiProperty({ enum: storyKinds, example: 'invoice' }) kind!: StoryKind;
  @ApiProperty({ example: AN_INVOICE, description: 'Of the contact or the document' }) id!: string;
  @ApiProperty({ example: AN_INSTANT }) at!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'letter, call, …; of a payment bank or cash',
  })
  channel!: string | null;
  @ApiProperty({ enum: ['in', 'out'], example: 'out', description: 'in: from the customer' }) direction!: 'in' | 'out';
  @ApiProperty({ example: '0000000101', description: 'Subject of a contact, number of a document' }) title!: string;
  @ApiProperty({ example: '' }) preview!: string;
  @ApiProperty({ type: String, nullable: true, example: '12000.00' }) amount!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'partly', description: 'Of an invoice' }) state!: string | null;
  @ApiProperty({ type: String, nullable: true, example: AN_INVOICE }) invoiceKey!: string | null;
  @ApiProperty({ type: String, nullable: true, example: AN_INQUIRY }) inquiryId!: string | null;
  @ApiProperty({ type: String, nullable: true, example: null, description: 'Of a contact: the conversation' })
  threadKey!: string | null;
  @ApiProperty({ type: NamedDto, nullable: true }) employee!: NamedDto | null;
}
