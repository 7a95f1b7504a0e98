import type { TalkSpanDto } from '../api/schema.js';

/** A span as it is drawn: its part of the picture, in hundredths, and the place of its colour among those who talk. */
export interface DrawnSpan extends TalkSpanDto {
  readonly left: number;
  readonly width: number;
  /** From 0; null: the customer talks with nobody. */
  readonly colour: number | null;
}
/** Colours that there are. */
export const COLOURS = 4;
const whoOf = ({ who }: TalkSpanDto): string => who.map(({ extension }) => extension).join('+');

/** Whoever comes again has the colour that he had. */
export function drawnSpans(spans: readonly TalkSpanDto[], seconds: number): DrawnSpan[] {
  const known = [...new Set(spans.filter(({ aside }) => aside === null).map(whoOf))];
  return spans.map((span) => ({
    ...span,
    ...{ left: (100 * span.from) / seconds, width: (100 * (span.to - span.from)) / seconds },
    colour: span.aside === null ? known.indexOf(whoOf(span)) % COLOURS : null,
  }));
}
/** Which of them is heard at this second; -1: none. */
export const heardAt = (spans: readonly TalkSpanDto[], second: number): number =>
  spans.findIndex(({ from, to }) => from <= second && second < to);
