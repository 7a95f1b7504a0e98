import { plainLine } from '@prorab/kernel';
import { ValidateBy, ValidateIf, type ValidationOptions } from 'class-validator';

/** May be left out. Unlike class-validator's `IsOptional`, null is a value here, and is refused where it makes no sense. */
export const MayBeLeftOut = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);
export const MayBeNull = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined && value !== null);
/** Must be given, be it as null. */
export const MayBeGivenAsNull = (): PropertyDecorator => ValidateIf((_, value) => value !== null);

const INSTANT = /^20\d\d-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/;
export const isInstant = (value: unknown): value is string =>
  typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(new Date(value).getTime()) && isDay(value);
/** The language takes 30 February for 2 March. */
const isDay = (value: string): boolean => new Date(`${value.slice(0, 10)}T00:00Z`).getUTCDate() === +value.slice(8, 10);

/** An instant of this century with its zone: a time on the wall alone would mean another moment in each branch. */
export const IsInstant = (): PropertyDecorator =>
  ValidateBy({
    name: 'isInstant',
    validator: {
      validate: isInstant,
      defaultMessage: (about) => `${about?.property ?? ''} must be like 2026-12-01T09:00:00+03:00`,
    },
  });

/** More than blanks and what is not seen, within a length. */
export const IsWords = (max: number, options: ValidationOptions = {}): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isWords',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && plainLine(value) !== '' && value.length <= max,
        defaultMessage: (about) => `${about?.property ?? ''} must be a text of 1 to ${max} characters`,
      },
    },
    options,
  );
