import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query as QueryOf } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, ApiPage, CursorInvalid, type Page, PageQuery, Problems, decodeCursor, pageOf } from '@prorab/platform';
import { ListUnwelcome } from '../../../application/queries/list-unwelcome.query.js';
import { BlockCaller } from '../../../application/use-cases/block-caller.use-case.js';
import { UnblockCaller } from '../../../application/use-cases/unblock-caller.use-case.js';
import { BlockCallerDto, NumberParam, UnwelcomeDto } from './unwelcome.dto.js';

@ApiTags('telephony')
@Controller('telephony/unwelcome')
export class UnwelcomeController {
  constructor(
    private readonly listUnwelcome: ListUnwelcome,
    private readonly blockCaller: BlockCaller,
    private readonly unblockCaller: UnblockCaller,
  ) {}

  @Get()
  @Allow('telephony.caller.block')
  @ApiOperation({ summary: 'Numbers whose calls are refused: blocked ones, and those that have called too often' })
  @ApiPage(UnwelcomeDto)
  @Problems({ 400: ['platform.request-invalid', 'platform.cursor-invalid'] })
  async list(@QueryOf() { limit, after }: PageQuery): Promise<Page<UnwelcomeDto>> {
    const [number = null] = after ? decodeCursor(after, 1) : [];
    if (after && typeof number !== 'string') throw new CursorInvalid();
    const rows = await this.listUnwelcome.execute({ limit, after: number === null ? null : String(number) });
    return pageOf(
      rows,
      limit,
      (row) => [row.number],
      (row) => row,
    );
  }

  @Put(':number')
  @HttpCode(204)
  @Allow('telephony.caller.block')
  @ApiOperation({ summary: 'Refuse the calls of a number' })
  @ApiNoContentResponse()
  @Problems({ 400: ['platform.request-invalid'] })
  async block(@Param() { number }: NumberParam, @Body() { reason }: BlockCallerDto): Promise<void> {
    await this.blockCaller.execute({ number, reason });
  }

  @Delete(':number')
  @HttpCode(204)
  @Allow('telephony.caller.block')
  @ApiOperation({ summary: 'Let its calls in again; of one that is not blocked nothing changes' })
  @ApiNoContentResponse()
  @Problems({ 400: ['platform.request-invalid'] })
  async unblock(@Param() { number }: NumberParam): Promise<void> {
    await this.unblockCaller.execute({ number });
  }
}
