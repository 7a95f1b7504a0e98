import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Problems } from '@prorab/platform';
import type { Language } from '../../../application/queries/history-line.js';
import { InquiryStanding } from '../../../application/queries/inquiry-standing.query.js';
import { ListPipelines } from '../../../application/queries/pipeline/list-pipelines.query.js';
import { MoveToPipeline } from '../../../application/use-cases/pipeline/move-to-pipeline.use-case.js';
import { asOwner } from './as-owner.js';
import { ExpectedVersion, IfMatch } from './expected-version.js';
import { InquiryIdParam } from './ids.dto.js';
import { VersionDto } from './inquiry.dto.js';
import { MoveToPipelineDto, PipelineDto } from './pipelines.dto.js';
import { ReaderLanguage } from './reader-language.js';

/** Kinds of sales. */
@ApiTags('sales')
@Controller('sales')
export class PipelinesController {
  constructor(
    private readonly listPipelines: ListPipelines,
    private readonly moveToPipeline: MoveToPipeline,
    private readonly standing: InquiryStanding,
  ) {}

  @Get('pipelines')
  @Allow('sales.inquiry.read')
  @ApiOperation({
    summary: 'Kinds of sales, with their own names for the states and what they ask for; the first has the rest',
  })
  @ApiOkResponse({ type: [PipelineDto] })
  list(@ReaderLanguage() language: Language): PipelineDto[] {
    return this.listPipelines.execute({ language });
  }

  @Put('inquiries/:inquiryId/pipeline')
  @Allow('sales.inquiry.work')
  @IfMatch()
  @ApiOperation({ summary: 'It is another kind of sale than was thought' })
  @ApiOkResponse({ type: VersionDto })
  @Problems({
    400: ['platform.request-invalid'],
    404: ['sales.inquiry-missing'],
    409: ['sales.inquiry-changed'],
    422: ['sales.pipeline-unknown'],
  })
  move(
    @Param() { inquiryId }: InquiryIdParam,
    @Body() { pipeline }: MoveToPipelineDto,
    @ExpectedVersion() expected: number | undefined,
  ): Promise<VersionDto> {
    return asOwner(this.standing, { inquiryId, expected }, (expectedVersion) =>
      this.moveToPipeline.execute({ inquiryId, pipeline, expectedVersion }),
    );
  }
}
