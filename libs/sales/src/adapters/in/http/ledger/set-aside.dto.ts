import { ApiProperty } from '@nestjs/swagger';
import { type LedgerKind, ledgerKinds } from '../../../../application/ports/ledger.port.js';
import type { SetAsideView } from '../../../../application/queries/ledger/list-set-aside.query.js';

export class SetAsideDto implements SetAsideView {
  @ApiProperty({ enum: ledgerKinds, example: 'invoice' }) kind!: LedgerKind;
  @ApiProperty({ example: '144H', description: 'Its key in the books, or the beginning of what should be one' })
  key!: string;
  @ApiProperty({
    example: 'Документ.Счет № 451, строка 3: В базе 1С вместо значения «идентификатор» стоит "X".',
    description: 'Names the thing and what is wrong with it, in the language of the reader',
  })
  why!: string;
  @ApiProperty({ example: '2026-11-23T09:00:00.000Z' }) at!: string;
}
