import { ValidateBy, ValidateIf } from 'class-validator';

/** May be left out. Unlike class-validator's `IsOptional`, null is a value here, and is refused where it makes no sense. */
export const MayBeLeftOut = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);
export const MayBeNull = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined && value !== null);

const INSTANT = /^20\d\d-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/;
/** An instant of this century with its zone: a time on the wall alone would mean another moment in each branch. */
export const IsInstant = (): PropertyDecorator =>
  ValidateBy({
    name: 'isInstant',
    validator: {
      validate: (value: unknown) =>
        typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(new Date(value).getTime()),
      defaultMessage: (about) => `${about?.property ?? ''} must be like 2026-12-01T09:00:00+03:00`,
    },
  });

/** `{ '2026-12-31': '10:00-15:00' }`; what stands in the hours is for the calendar to judge. */
export const IsHoursByDay = (): PropertyDecorator =>
  ValidateBy({
    name: 'isHoursByDay',
    validator: {
      validate: (value: unknown) =>
        typeof value === 'object' &&
        value !== null &&
        !Array.isArray(value) &&
        Object.entries(value).length <= 400 &&
        Object.entries(value).every(
          ([day, hours]) => /^\d{4}-\d\d-\d\d$/.test(day) && typeof hours === 'string' && hours.length <= 100,
        ),
      defaultMessage: (about) => `${about?.property ?? ''} must give hours by day, { "2026-12-31": "10:00-15:00" }`,
    },
  });
