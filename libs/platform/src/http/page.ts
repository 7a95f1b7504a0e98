import { type Type, applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { Type as AsType } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { DomainError } from '@prorab/kernel';

export class CursorInvalid extends DomainError {
  constructor() {
    super('invalid', 'platform.cursor-invalid', 'the page cursor is not readable');
  }
}

/** Query part of every list: how many, and after which. */
export class PageQuery {
  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 50, example: 50 })
  @IsOptional()
  @AsType(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 50;

  @ApiPropertyOptional({
    description: 'The `next` of the page before',
    example: 'WyIyMDI2LTExLTIzVDA5OjAwOjAwLjAwMFoiLCIwMTk5Il0',
  })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  after?: string;
}

export interface Page<T> {
  items: T[];
  /** Cursor of the next page, null on the last one. */
  next: string | null;
}

/** A cursor is the sort key of the last row shown, so that rows that come or go before it shift nothing. */
export const encodeCursor = (key: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/** @throws CursorInvalid */
export function decodeCursor(cursor: string, length: number): (string | number | null)[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (
      Array.isArray(key) &&
      key.length === length &&
      key.every((k) => k === null || typeof k === 'string' || typeof k === 'number')
    )
      return key;
  } catch {
    throw new CursorInvalid();
  }
  throw new CursorInvalid();
}

/** Cuts a list that was asked for with one row more than the page holds. */
export function pageOf<R, T>(
  rows: R[],
  limit: number,
  key: (row: R) => readonly (string | number | null)[],
  view: (row: R) => T,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown[shown.length - 1];
  return { items: shown.map(view), next: rows.length > limit && last ? encodeCursor(key(last)) : null };
}

class PageShape {
  @ApiProperty({
    nullable: true,
    type: String,
    example: null,
    description: 'Cursor of the next page, null on the last one',
  })
  next!: string | null;
}
/** Says in the API document that the answer is a page of these. */
export const ApiPage = (model: Type<unknown>): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(PageShape, model),
    ApiOkResponse({
      schema: {
        allOf: [
          { $ref: getSchemaPath(PageShape) },
          {
            properties: { items: { type: 'array', items: { $ref: getSchemaPath(model) } } },
            required: ['items', 'next'],
          },
        ],
      },
    }),
  );
