/** Days that were not named are absent, not undefined, and the DTO's class is gone. */
export const plainHours = <H extends object>(hours: H): H =>
  Object.fromEntries(Object.entries(hours).filter(([, text]) => text !== undefined)) as H;
