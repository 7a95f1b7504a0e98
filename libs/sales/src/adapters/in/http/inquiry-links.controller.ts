import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Problems } from '@prorab/platform';
import { InquiryStanding } from '../../../application/queries/inquiry-standing.query.js';
import { LinkInquiry } from '../../../application/use-cases/link-inquiry.use-case.js';
import { SeparateInquiry } from '../../../application/use-cases/separate-inquiry.use-case.js';
import { asOwner } from './as-owner.js';
import { ExpectedVersion, IfMatch } from './expected-version.js';
import { InquiryIdParam } from './ids.dto.js';
import { LinkDto, LinkedDto, VersionDto } from './inquiry.dto.js';

const refused = {
  400: ['platform.request-invalid'],
  404: ['sales.inquiry-missing'],
  409: ['sales.inquiry-changed', 'sales.inquiry-move-refused'],
};

/** Two inquiries that are one matter. */
@ApiTags('sales')
@Controller('sales/inquiries/:inquiryId/link')
export class InquiryLinksController {
  constructor(
    private readonly standing: InquiryStanding,
    private readonly linkInquiry: LinkInquiry,
    private readonly separateInquiry: SeparateInquiry,
  ) {}

  @Post()
  @HttpCode(200)
  @Allow('sales.inquiry.work')
  @IfMatch()
  @ApiOperation({
    summary: 'It is the same matter as another inquiry: goes on there',
    description:
      'Contacts and threads go to the target, and what comes in them later too. This one is `linked`: neither won nor lost. The target keeps its owner, else it gets the one of this; the earlier of the two promises of an answer holds.',
  })
  @ApiOkResponse({ type: LinkedDto })
  @Problems({ ...refused, 422: ['sales.inquiry-linked-to-itself'] })
  link(
    @Param() { inquiryId }: InquiryIdParam,
    @Body() { targetId, note }: LinkDto,
    @ExpectedVersion() expected: number | undefined,
  ): Promise<LinkedDto> {
    return asOwner(this.standing, { inquiryId, expected }, (expectedVersion) =>
      this.linkInquiry.execute({ inquiryId, targetId, expectedVersion, note }),
    );
  }

  @Delete()
  @Allow('sales.inquiry.work')
  @IfMatch()
  @ApiOperation({
    summary: 'A matter of its own after all: has its contacts and threads again and waits for an owner',
    description:
      'Customers that became one by the link stay one: that has its own undo, `POST /api/sales/merges/{mergeId}/undo`.',
  })
  @ApiOkResponse({ type: VersionDto })
  @Problems(refused)
  separate(
    @Param() { inquiryId }: InquiryIdParam,
    @ExpectedVersion() expectedVersion: number | undefined,
  ): Promise<VersionDto> {
    return this.separateInquiry.execute({ inquiryId, expectedVersion });
  }
}
