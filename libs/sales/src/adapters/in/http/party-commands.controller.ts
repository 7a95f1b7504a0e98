import { Body, Controller, Delete, HttpCode, Param, Post, Put, Query as QueryOf } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Forbidden, Idempotent, Problems, mayI, me } from '@prorab/platform';
import { AddContactPoint } from '../../../application/use-cases/add-contact-point.use-case.js';
import { ProposeDuplicates } from '../../../application/use-cases/propose-duplicates.use-case.js';
import { RegisterParty } from '../../../application/use-cases/register-party.use-case.js';
import { RemoveContactPoint } from '../../../application/use-cases/remove-contact-point.use-case.js';
import { RenameParty } from '../../../application/use-cases/rename-party.use-case.js';
import { SetResponsible } from '../../../application/use-cases/set-responsible.use-case.js';
import { PartyIdParam } from './ids.dto.js';
import { PointDto } from './inquiry.dto.js';
import {
  PointAddedDto,
  PointQuery,
  ProposalsDto,
  RegisterPartyDto,
  RegisteredPartyDto,
  RenameDto,
  ResponsibleDto,
} from './party.dto.js';

/** What is done to a customer. */
@ApiTags('sales')
@Controller('sales/parties')
export class PartyCommandsController {
  constructor(
    private readonly registerParty: RegisterParty,
    private readonly addContactPoint: AddContactPoint,
    private readonly removeContactPoint: RemoveContactPoint,
    private readonly renameParty: RenameParty,
    private readonly setResponsibleOf: SetResponsible,
    private readonly proposeDuplicates: ProposeDuplicates,
  ) {}

  @Post()
  @Allow('sales.party.change')
  @Idempotent()
  @ApiOperation({ summary: 'Write a customer down; whom it looks like is proposed, never merged' })
  @ApiCreatedResponse({ type: RegisteredPartyDto })
  @Problems({
    400: ['platform.request-invalid', 'platform.idempotency-key-invalid'],
    409: ['sales.contact-point-taken', 'platform.idempotency-key-reused'],
    422: ['sales.contact-point-invalid', 'sales.employee-unknown'],
  })
  register(@Body() party: RegisterPartyDto): Promise<RegisteredPartyDto> {
    const { responsibleId = null } = party;
    if (responsibleId !== null && responsibleId !== me().employeeId && !mayI('sales.party.set-responsible'))
      throw new Forbidden('sales.party.set-responsible');
    return this.registerParty.execute({ party });
  }

  @Post(':partyId/points')
  @HttpCode(200)
  @Allow('sales.party.change')
  @ApiOperation({ summary: 'A way to reach it; held by a nameless contact it is linked, by a known customer proposed' })
  @ApiOkResponse({ type: PointAddedDto })
  @Problems({
    400: ['platform.request-invalid'],
    404: ['sales.party-missing'],
    409: ['sales.party-merged-away', 'sales.contact-point-taken', 'sales.party-changed'],
    422: ['sales.contact-point-invalid'],
  })
  addPoint(@Param() { partyId }: PartyIdParam, @Body() point: PointDto): Promise<PointAddedDto> {
    return this.addContactPoint.execute({ partyId, ...point });
  }

  @Delete(':partyId/points')
  @HttpCode(204)
  @Allow('sales.party.change')
  @ApiOperation({ summary: 'The number is not theirs after all' })
  @ApiNoContentResponse()
  @Problems({
    400: ['platform.request-invalid'],
    404: ['sales.party-missing', 'sales.contact-point-unknown'],
    409: ['sales.party-merged-away', 'sales.party-changed'],
    422: ['sales.contact-point-invalid'],
  })
  removePoint(@Param() { partyId }: PartyIdParam, @QueryOf() point: PointQuery): Promise<void> {
    return this.removeContactPoint.execute({ partyId, ...point });
  }

  @Put(':partyId/name')
  @Allow('sales.party.change')
  @ApiOperation({ summary: 'Give it its name; whom it then looks like is proposed' })
  @ApiOkResponse({ type: ProposalsDto })
  @Problems({
    400: ['platform.request-invalid'],
    404: ['sales.party-missing'],
    409: ['sales.party-merged-away', 'sales.party-changed'],
  })
  rename(@Param() { partyId }: PartyIdParam, @Body() { name, kind }: RenameDto): Promise<ProposalsDto> {
    return this.renameParty.execute({ partyId, name, kind });
  }

  @Put(':partyId/responsible')
  @HttpCode(204)
  @Allow('sales.party.set-responsible')
  @ApiOperation({ summary: 'The customer’s own manager' })
  @ApiNoContentResponse()
  @Problems({
    400: ['platform.request-invalid'],
    404: ['sales.party-missing'],
    409: ['sales.party-merged-away', 'sales.party-changed'],
    422: ['sales.employee-unknown'],
  })
  setResponsible(@Param() { partyId }: PartyIdParam, @Body() { employeeId }: ResponsibleDto): Promise<void> {
    return this.setResponsibleOf.execute({ partyId, employeeId });
  }

  @Post(':partyId/duplicates')
  @HttpCode(200)
  @Allow('sales.party.change')
  @ApiOperation({ summary: 'Look for customers that may be this one' })
  @ApiOkResponse({ type: ProposalsDto })
  @Problems({ 400: ['platform.request-invalid'], 404: ['sales.party-missing'] })
  propose(@Param() { partyId }: PartyIdParam): Promise<ProposalsDto> {
    return this.proposeDuplicates.execute({ partyId });
  }
}
