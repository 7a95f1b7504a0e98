import type { ArgumentMetadata } from '@nestjs/common';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsNumber,
  IsObject,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { problemInRussian } from './problem-in-russian.js';
import { RequestInvalid, requestValidation } from './request-validation.js';

describe('a problem in Russian', () => {
  it.each([
    ['property admin should not exist', 'поля admin здесь нет'],
    ['id must be a UUID', 'id должно быть номером UUID'],
    ['name is missing', 'name не заполнено'],
    ['to.0.name must be shorter than or equal to 200 characters', 'to.0.name не длиннее 200 знаков'],
    [
      'each value in status must be one of the following values: a, b',
      'status: каждое значение должно быть одним из: a, b',
    ],
    ['limit must not be greater than 100', 'limit не больше 100'],
    ['due must be like 2026-12-01T09:00:00+03:00', 'due должно быть вида 2026-12-01T09:00:00+03:00'],
    ['at or repeat must be given', 'нужно at или repeat'],
    ['either until or choice must be given', 'нужно что-то одно: until или choice'],
    ['employeeId and team exclude each other', 'employeeId и team вместе не бывают'],
    ['reason must be given for a loss', 'для отказа нужно reason'],
    ['about needs subject and id', 'для about нужны subject и id'],
    ['endpoint must be a URL address', 'endpoint должно быть адресом URL'],
    ['something of tomorrow', 'something of tomorrow'],
  ])('%s', (english, russian) => {
    expect(problemInRussian(english)).toBe(russian);
  });
});

class Inner {
  @IsString() f!: string;
}
/** Every check that stands at a door, each on fields whose names are no words. */
class Everything {
  @IsString() @MaxLength(3) f1!: string;
  @IsUUID() f2!: string;
  @IsIn(['x']) f3!: string;
  @IsInt() @Min(2) @Max(3) f4!: number;
  @IsNumber() f5!: number;
  @IsBoolean() f6!: boolean;
  @IsArray() @ArrayMaxSize(1) @IsString({ each: true }) f7!: string[];
  @IsArray() @ArrayMinSize(1) f8!: string[];
  @IsObject() f9!: object;
  @IsEmail() f10!: string;
  @Matches(/^1$/) f11!: string;
  @Length(5, 6) f12!: string;
  @IsNotEmpty() f13!: string;
  @IsObject() @ValidateNested() @Type(() => Inner) f14!: Inner;
  @IsArray() @ValidateNested({ each: true }) @Type(() => Inner) f15!: Inner[];
  @IsUUID('all', { each: true }) f16!: string[];
}

describe('the checks of a request', () => {
  const about: ArgumentMetadata = { type: 'body', metatype: Everything };
  const problemsOf = async (body: unknown): Promise<string[]> => {
    const refused: unknown = await requestValidation()
      .transform(body, about)
      .catch((error: unknown) => error);
    return refused instanceof RequestInvalid ? refused.problems.map(problemInRussian) : [];
  };
  const good = {
    ...{ f1: 'abc', f2: '0199d3a1-7c1e-7000-8000-0242ac120002', f3: 'x', f4: 2, f5: 1.5, f6: true, f7: ['a'] },
    ...{ f8: ['a'], f9: {}, f10: 'a@b.ru', f11: '1', f12: 'abcde', f13: 'x', f14: { f: '' }, f15: [], f16: [] },
  };

  it('pass what is right', async () => expect(await problemsOf(good)).toEqual([]));

  it('tell one problem of a field that is absent or of the wrong kind', async () => {
    expect(await problemsOf({})).toEqual(Object.keys(good).map((field) => `${field} не заполнено`));
    expect(await problemsOf({ ...good, f1: 5, f4: 'x', f7: 'x', f14: { f: 5 } })).toEqual([
      'f1 должно быть строкой',
      'f4 должно быть целым числом',
      expect.stringContaining('f7'),
      'f14.f должно быть строкой',
    ]);
  });
  it.each([[[]], [null], ['text'], [5]])('ask for an object where %j came', async (body) => {
    expect(await problemsOf(body)).toEqual(['тело запроса должно быть объектом JSON']);
  });
  it('are told in Russian, all of them', async () => {
    const wrongs = [
      Object.fromEntries(Object.keys(good).map((field) => [field, 7])),
      Object.fromEntries(Object.keys(good).map((field) => [field, null])),
      { ...good, f1: 'long', f4: 1, f8: [], f7: ['a', 'b'], f12: 'x', f13: '', f15: [5], f16: ['x'] },
      { ...good, f4: 9, f7: [5], f12: 'abcdefg', f14: 5, zz: 1, f10: 'x', f11: 'x' },
      { ...good, f1: 'a\0' },
    ];
    const told = (await Promise.all(wrongs.map(problemsOf))).flat();
    expect(told.length).toBeGreaterThan(40);
    expect(told.filter((text) => /[a-z]{3}/.test(text.replace(/true или false/, '')))).toEqual([]);
  });
});
