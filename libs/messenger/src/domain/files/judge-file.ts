import { FileDisguised, FileExecutable } from './file-errors.js';
import { ACTIVE, KNOWN, PICTURES, PICTURE_NAMES, PROGRAMS, PROGRAM_NAMES } from './file-kinds.js';

export interface JudgedFile {
  /** With the extension that its content deserves. */
  readonly name: string;
  readonly type: string;
  /** Is to be shown: previewed and freed of camera data. */
  readonly isPicture: boolean;
}

/**
 * What becomes of a file whose content is of this type. It is stored as what it is: a PNG called `.jpg` gets its right name. Refused are
 * programs (unless the house takes them under their own names), and what pretends: a program under another name, a page, a text or
 * unknown bytes under the name of a picture. 1C's `.xls` that are HTML inside pass, but nothing active is ever shown in place.
 * @throws FileDisguised, FileExecutable
 */
export function judgeFile({
  name,
  type,
  takesPrograms,
}: {
  name: string;
  type: string;
  takesPrograms: boolean;
}): JudgedFile {
  const extension = extensionOf(name);
  if (PROGRAMS.has(type) && !PROGRAM_NAMES.has(extension)) throw new FileDisguised(name, type);
  if (PROGRAMS.has(type) || PROGRAM_NAMES.has(extension)) {
    if (!takesPrograms) throw new FileExecutable(name);
    return { name, type, isPicture: false };
  }
  if (PICTURES[type]) return { name: namedAs(name, type), type, isPicture: true };
  if (PICTURE_NAMES.has(extension)) {
    const right = KNOWN[type];
    if (!right || ACTIVE.has(type)) throw new FileDisguised(name, type);
    return { name: sameKind(extension, right) ? name : renamed(name, right), type, isPicture: false };
  }
  return { name, type, isPicture: false };
}

/** A picture with an extension that is honest about its type. */
export function namedAs(name: string, type: string): string {
  const usual = PICTURES[type] ?? [];
  return usual.includes(extensionOf(name)) ? name : renamed(name, usual[0] ?? 'bin');
}

const extensionOf = (name: string): string => {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
};
/** `скан.jpg` → `скан.pdf`; of a name without a picture's extension nothing is cut: `отчёт.2026` → `отчёт.2026.png`. */
const renamed = (name: string, extension: string): string => {
  const known = PICTURE_NAMES.has(extensionOf(name));
  return `${known ? name.slice(0, name.lastIndexOf('.')) : name}.${extension}`;
};
const sameKind = (a: string, b: string): boolean =>
  a === b || [a, b].every((e) => /^(?:tiff?|hei[cf]|hif)$/.test(e) && e[0] === a[0]);
