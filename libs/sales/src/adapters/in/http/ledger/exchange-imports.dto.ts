import { ApiProperty } from '@nestjs/swagger';
import type {
  ExchangeImportView,
  ExchangeProblemView,
} from '../../../../application/queries/ledger/list-exchange-imports.query.js';

const AT = '2026-11-23T09:00:00.000Z';

export class ExchangeProblemDto implements ExchangeProblemView {
  @ApiProperty({ example: 17, description: 'Which record of the file' }) record!: number;
  @ApiProperty({ example: 'Цена: валюта USD, а понимаем только рубли', description: 'In Russian' }) why!: string;
  @ApiProperty({ example: '{"name":"Предложение"}', description: 'The record as it came, cut' }) raw!: string;
}
export class ExchangeImportDto implements ExchangeImportView {
  @ApiProperty({ example: 12, description: 'Files with one number came in one session of 1C' }) visit!: number;
  @ApiProperty({ example: 'import.xml' }) name!: string;
  @ApiProperty({ enum: ['running', 'done', 'failed'], example: 'done' }) state!: ExchangeImportView['state'];
  @ApiProperty({ example: 1204 }) records!: number;
  @ApiProperty({ example: 1, description: 'Records that made no sense' }) broken!: number;
  @ApiProperty({ type: String, nullable: true, example: null }) failure!: string | null;
  @ApiProperty({ type: [ExchangeProblemDto], description: 'Of the first twenty of the broken ones' })
  problems!: ExchangeProblemDto[];
  @ApiProperty({ example: AT }) startedAt!: string;
  @ApiProperty({ example: AT }) changedAt!: string;
}
