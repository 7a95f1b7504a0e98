import { ValidateBy } from 'class-validator';

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
