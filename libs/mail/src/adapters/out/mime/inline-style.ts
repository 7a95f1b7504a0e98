/** Inline CSS that cannot leave its box, load anything or cover the page: a short list of properties with plain values. */
const COLOUR = /^(?:#[0-9a-f]{3,8}|[a-z]{3,25}|rgba?\([\d\s.,%]{5,40}\))$/i;
const LENGTH = /^(?:0|-?\d{1,4}(?:\.\d{1,4})?(?:px|pt|em|rem|%|cm|mm|in)?|auto|normal|inherit|thin|medium|thick)$/i;
const WORD = /^[a-z-]{2,30}$/i;
const several = (one: RegExp) => ({
  test: (value: string) => value.split(/\s+/).length <= 4 && value.split(/\s+/).every((v) => one.test(v)),
});
const either = (...all: { test(value: string): boolean }[]) => ({
  test: (value: string) => all.some((one) => one.test(value)),
});
/** No negative margins: they pull text over what stands outside the letter. */
const SPACING = several(/^(?:0|\d{1,3}(?:\.\d{1,4})?(?:px|pt|em|rem|%|cm|mm|in)?|auto|normal)$/i);

const ALLOWED: Readonly<Record<string, { test(value: string): boolean }>> = {
  color: COLOUR,
  'background-color': COLOUR,
  background: COLOUR,
  'font-family': /^[\p{L}\d\s,'-]{1,200}$/iu,
  'font-size': either(LENGTH, WORD),
  'font-weight': /^(?:normal|bold|bolder|lighter|[1-9]00)$/i,
  'font-style': /^(?:normal|italic|oblique)$/i,
  'text-align': /^(?:left|right|center|justify|start|end)$/i,
  'text-decoration': several(WORD),
  'vertical-align': either(WORD, LENGTH),
  'line-height': LENGTH,
  'white-space': /^(?:normal|pre|pre-wrap|pre-line|nowrap|break-spaces)$/i,
  'list-style-type': WORD,
  width: LENGTH,
  'max-width': LENGTH,
  height: LENGTH,
  'border-collapse': WORD,
  ...Object.fromEntries(
    ['', '-top', '-right', '-bottom', '-left'].flatMap((side) => [
      [`margin${side}`, SPACING],
      [`padding${side}`, SPACING],
      [`border${side}`, several(either(COLOUR, LENGTH) as RegExp)],
      [`border${side}-color`, COLOUR],
      [`border${side}-width`, LENGTH],
      [`border${side}-style`, WORD],
    ]),
  ),
};

/** Declarations that are allowed, or '' when none is. Escapes, comments and quotes of other kinds make the whole declaration unwelcome. */
export function safeStyle(style: string): string {
  const kept: string[] = [];
  for (const declaration of style.slice(0, 4_000).split(';')) {
    const colon = declaration.indexOf(':');
    if (colon < 1 || /[\\<>@{}]|\/\*/.test(declaration)) continue;
    const property = declaration.slice(0, colon).trim().toLowerCase();
    const value = declaration
      .slice(colon + 1)
      .replace(/!important/i, '')
      .replaceAll('"', "'")
      .trim();
    const rule = Object.hasOwn(ALLOWED, property) ? ALLOWED[property] : undefined;
    if (
      rule &&
      value.length <= 200 &&
      !/(?:expression|javascript|url|var|attr)\s*[(:]/i.test(value) &&
      rule.test(value)
    )
      kept.push(`${property}:${value}`);
  }
  return kept.join(';');
}
