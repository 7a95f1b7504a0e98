import { createHash } from 'node:crypto';
import { Body, Controller, Headers, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Problems } from '@prorab/platform';
import { cardOf } from '../../../application/call-card.js';
import { MakeCall } from '../../../application/use-cases/make-call.use-case.js';
import { CallCardDto } from './now.dto.js';
import { MakeCallDto } from './outgoing.dto.js';

@ApiTags('telephony')
@Controller('telephony/calls')
export class OutgoingController {
  constructor(private readonly makeCall: MakeCall) {}

  @Post()
  @Allow('telephony.call.make')
  @ApiOperation({
    summary:
      'Call somebody: the own phone rings first; asked again while it goes on, or by the same key, it is one call',
  })
  @ApiHeader({
    ...{ name: 'Idempotency-Key', required: false, example: 'b9b0c1de-4a3e-4f43-8ab8-1a1c3f1f5f0e' },
    description: 'Made by the client; a repeat gives the call that it began',
  })
  @ApiCreatedResponse({ type: CallCardDto, description: 'How it stands; the stream `telephony` tells how it goes on' })
  @Problems({
    400: ['platform.request-invalid'],
    403: ['telephony.number-forbidden'],
    409: [
      ...['telephony.own-phone-missing', 'telephony.caller-busy', 'telephony.too-many-calls'],
      ...['telephony.call-key-reused'],
    ],
    422: ['telephony.number-undiallable', 'telephony.off'],
    503: ['telephony.exchange-unavailable'],
  })
  async make(
    @Body() { to, partyId = null, inquiryId = null }: MakeCallDto,
    @Headers('idempotency-key') key?: string,
  ): Promise<CallCardDto> {
    const call = await this.makeCall.execute({
      to,
      about: { partyId, inquiryId },
      key: key ? shortOf(key) : null,
    });
    return cardOf(call.state);
  }
}
/** Whatever clients write there, it becomes part of the name of a channel. */
const shortOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 40);
