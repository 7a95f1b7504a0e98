/** The first that fits names it, since browsers claim to be each other. */
const PROGRAMS: readonly (readonly [RegExp, string])[] = [
  [/YaBrowser\//, 'Яндекс Браузер'],
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Version\/.*Safari\//, 'Safari'],
];
const MACHINES: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/Linux|X11/, 'Linux'],
];

/** `Firefox, Linux`: what a person recognises a session by; of an unknown program its first word, null if it said nothing. */
export function deviceName(agent: string): string | null {
  const nameOf = (table: typeof PROGRAMS): string | undefined => table.find(([shape]) => shape.test(agent))?.[1];
  const known = [nameOf(PROGRAMS), nameOf(MACHINES)].filter((word) => word !== undefined);
  return known.join(', ') || agent.trim().split(/[\s/]/)[0] || null;
}
