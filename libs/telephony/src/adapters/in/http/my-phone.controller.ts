import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Problems, me } from '@prorab/platform';
import { ShowMyPhone } from '../../../application/queries/show-my-phone.query.js';
import { ChooseAnswerPlace } from '../../../application/use-cases/choose-answer-place.use-case.js';
import { LogInBrowserPhone } from '../../../application/use-cases/log-in-browser-phone.use-case.js';
import { BrowserPhoneLoginDto, ChooseAnswerPlaceDto, MyPhoneDto } from './my-phone.dto.js';

@ApiTags('telephony')
@Controller('telephony/my-phone')
export class MyPhoneController {
  constructor(
    private readonly showMyPhone: ShowMyPhone,
    private readonly choosePlace: ChooseAnswerPlace,
    private readonly logInPhone: LogInBrowserPhone,
  ) {}

  @Get()
  @Allow('telephony.phone.use')
  @ApiOperation({ summary: 'Your phone, and where your calls ring' })
  @ApiOkResponse({ type: MyPhoneDto })
  show(): Promise<MyPhoneDto> {
    return this.showMyPhone.execute(me());
  }
  @Put('place')
  @HttpCode(204)
  @Allow('telephony.phone.use')
  @ApiOperation({ summary: 'Let your calls ring at your phone or in your browser' })
  @ApiNoContentResponse()
  @Problems({ 400: ['platform.request-invalid'] })
  async choose(@Body() { place }: ChooseAnswerPlaceDto): Promise<void> {
    await this.choosePlace.execute({ ...me(), place });
  }
  @Post('login')
  @HttpCode(200)
  @Allow('telephony.phone.use')
  @ApiOperation({
    summary: 'What your phone in the browser logs in with at the exchange',
    description:
      'It speaks SIP over a web socket at `/api/telephony/sip` (subprotocol `sip`). Written down in the audit log',
  })
  @ApiOkResponse({ type: BrowserPhoneLoginDto })
  @Problems({ 400: ['telephony.off'], 404: ['telephony.no-phone'] })
  logIn(): Promise<BrowserPhoneLoginDto> {
    return this.logInPhone.execute(me());
  }
}
