/** `+79112223344` as people read it: `+7 911 222-33-44`. What is no Russian number stays as it is. */
export function phoneText(number: string): string {
  const [, code, first, second, third] = /^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(number) ?? [];
  return code ? `+7 ${code} ${first}-${second}-${third}` : number;
}
