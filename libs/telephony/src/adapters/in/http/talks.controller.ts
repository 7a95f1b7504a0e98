import { Body, Controller, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Problems } from '@prorab/platform';
import { cardOf } from '../../../application/call-card.js';
import { EndConsultation } from '../../../application/use-cases/end-consultation.use-case.js';
import { HandCallOver } from '../../../application/use-cases/hand-call-over.use-case.js';
import { HoldCustomer } from '../../../application/use-cases/hold-customer.use-case.js';
import { LeaveTalk } from '../../../application/use-cases/leave-talk.use-case.js';
import { ListenIn } from '../../../application/use-cases/listen-in.use-case.js';
import { NoteCall } from '../../../application/use-cases/note-call.use-case.js';
import { CallIdParam } from './call.dto.js';
import { CallCardDto } from './now.dto.js';
import { ListenDto, NoteDto, TargetDto } from './talk.dto.js';

const refusals = {
  400: ['platform.request-invalid'],
  403: ['telephony.call-not-yours'],
  404: ['telephony.call-missing'],
  503: ['telephony.exchange-unavailable'],
};
const still = ['telephony.call-not-talking', 'telephony.call-moving'];
const asked = ['telephony.call-not-talking', 'telephony.no-consultation'];
const handing = {
  ...refusals,
  403: [...refusals[403], 'telephony.number-forbidden'],
  409: [...still, 'telephony.colleague-busy', 'telephony.colleague-unreachable', 'telephony.no-way-out'],
  422: ['telephony.target-unfit', 'telephony.number-undiallable'],
};

/** What people do in a talk: who is in it, and the head for him. Each answer is the card of the call, as the stream tells it. */
@ApiTags('telephony')
@Controller('telephony/calls/:id')
export class TalksController {
  constructor(
    private readonly holdCustomer: HoldCustomer,
    private readonly handOver: HandCallOver,
    private readonly consultation: EndConsultation,
    private readonly leave: LeaveTalk,
    private readonly noteCall: NoteCall,
    private readonly listenIn: ListenIn,
  ) {}

  @Post('hold')
  @HttpCode(200)
  @Allow('telephony.call.steer')
  @ApiOperation({ summary: 'The customer hears music' })
  @ApiOkResponse({ type: CallCardDto })
  @Problems({ ...refusals, 409: still })
  async hold(@Param() { id }: CallIdParam): Promise<CallCardDto> {
    return cardOf((await this.holdCustomer.execute({ callId: id, held: true })).state);
  }
  @Post('unhold')
  @HttpCode(200)
  @Allow('telephony.call.steer')
  @ApiOperation({ summary: 'The customer is in the talk again' })
  @ApiOkResponse({ type: CallCardDto })
  @Problems({ ...refusals, 409: still })
  async unhold(@Param() { id }: CallIdParam): Promise<CallCardDto> {
    return cardOf((await this.holdCustomer.execute({ callId: id, held: false })).state);
  }
  @Post('transfer')
  @HttpCode(200)
  @Allow('telephony.call.steer')
  @ApiOperation({ summary: 'Hand the call over; not taken, it returns' })
  @ApiOkResponse({ type: CallCardDto })
  @Problems(handing)
  async transfer(@Param() { id }: CallIdParam, @Body() target: TargetDto): Promise<CallCardDto> {
    return cardOf((await this.handOver.execute({ callId: id, how: 'transfer', target })).state);
  }
  @Post('consult')
  @HttpCode(200)
  @Allow('telephony.call.steer')
  @ApiOperation({ summary: 'Ask a colleague first, with the customer on hold' })
  @ApiOkResponse({ type: CallCardDto })
  @Problems(handing)
  async consult(@Param() { id }: CallIdParam, @Body() target: TargetDto): Promise<CallCardDto> {
    return cardOf((await this.handOver.execute({ callId: id, how: 'consult', target })).state);
  }
  @Post('consult/complete')
  @HttpCode(200)
  @Allow('telephony.call.steer')
  @ApiOperation({ summary: 'Who was asked has the customer from now on' })
  @ApiOkResponse({ type: CallCardDto })
  @Problems({ ...refusals, 409: asked })
  async complete(@Param() { id }: CallIdParam): Promise<CallCardDto> {
    return cardOf((await this.consultation.execute({ callId: id, how: 'complete' })).state);
  }
  @Post('consult/cancel')
  @HttpCode(200)
  @Allow('telephony.call.steer')
  @ApiOperation({ summary: 'Who was asked is let go, and the customer comes back' })
  @ApiOkResponse({ type: CallCardDto })
  @Problems({ ...refusals, 409: asked })
  async cancel(@Param() { id }: CallIdParam): Promise<CallCardDto> {
    return cardOf((await this.consultation.execute({ callId: id, how: 'cancel' })).state);
  }
  @Post('conference')
  @HttpCode(200)
  @Allow('telephony.call.steer')
  @ApiOperation({ summary: 'The customer, who asked and who was asked talk together' })
  @ApiOkResponse({ type: CallCardDto })
  @Problems({ ...refusals, 409: asked })
  async conference(@Param() { id }: CallIdParam): Promise<CallCardDto> {
    return cardOf((await this.consultation.execute({ callId: id, how: 'conference' })).state);
  }
  @Post('hang-up')
  @HttpCode(204)
  @Allow('telephony.call.steer')
  @ApiOperation({ summary: 'Hang up one’s own phone; asking a colleague, the call goes to him' })
  @ApiNoContentResponse()
  @Problems({ ...refusals, 409: ['telephony.call-not-talking'] })
  async hangUp(@Param() { id }: CallIdParam): Promise<void> {
    await this.leave.execute({ callId: id });
  }
  @Put('note')
  @HttpCode(204)
  @Allow('telephony.call.steer')
  @ApiOperation({ summary: 'Write down what was said, while talking or afterwards; the last word stands' })
  @ApiNoContentResponse()
  @Problems({ 400: refusals[400], 403: refusals[403], 404: refusals[404] })
  async note(@Param() { id }: CallIdParam, @Body() { text }: NoteDto): Promise<void> {
    await this.noteCall.execute({ callId: id, text });
  }
  @Post('listen')
  @HttpCode(200)
  @Allow('telephony.call.listen')
  @ApiOperation({ summary: 'Hear a talk on one’s own phone, whispering or not; ends by hanging up. It is on record' })
  @ApiOkResponse({ type: CallCardDto })
  @Problems({
    ...{ 400: refusals[400], 404: refusals[404] },
    503: refusals[503],
    409: [
      ...['telephony.call-not-talking', 'telephony.own-phone-missing', 'telephony.caller-busy'],
      'telephony.colleague-unreachable',
    ],
  })
  async listen(@Param() { id }: CallIdParam, @Body() order: ListenDto): Promise<CallCardDto> {
    return cardOf((await this.listenIn.execute({ callId: id, ...order })).state);
  }
}
