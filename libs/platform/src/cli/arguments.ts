import { type ParseArgsConfig, parseArgs } from 'node:util';
import { DomainError } from '@prorab/kernel';
import type { CliCommandMark } from '../marks/index.js';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<O extends Options> = ReturnType<typeof parseArgs<{ options: O; strict: true }>>['values'];

/** What was typed does not fit the command. Read by a person at a terminal, so it brings the usage along. */
export class ArgumentsWrong extends DomainError {
  constructor({ name, usage }: CliCommandMark, problem: string) {
    super('invalid', 'platform.arguments-wrong', `${problem}\n\nКак вызвать:\n  npm run cli -- ${name} ${usage}`, {
      problem,
      name,
      usage,
    });
  }
}

/** @param required options that must be there, and not be empty @throws ArgumentsWrong */
export function readArguments<const O extends Options, const R extends keyof O & string = never>(
  mark: CliCommandMark,
  args: readonly string[],
  options: O,
  required: readonly R[] = [],
): Values<O> & { [K in R]-?: NonNullable<Values<O>[K & keyof Values<O>]> } {
  const values = valuesOf(mark, args, options);
  const left = required.filter((name) => !(values as Record<string, unknown>)[name]);
  if (left.length) throw new ArgumentsWrong(mark, `Не хватает: ${left.map((name) => `--${name}`).join(', ')}`);
  return values as never;
}

function valuesOf<O extends Options>(mark: CliCommandMark, args: readonly string[], options: O): Values<O> {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values as Values<O>;
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (!code?.startsWith('ERR_PARSE_ARGS')) throw error;
    const what = /'(.+?)'/.exec(message)?.[1] ?? '';
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw new ArgumentsWrong(mark, `Нет такого параметра: ${what}`);
    if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') throw new ArgumentsWrong(mark, `Лишнее слово: ${what}`);
    const needsNone = message.includes('does not take');
    throw new ArgumentsWrong(mark, needsNone ? `Значение не нужно: ${what}` : `Нужно значение: ${what}`);
  }
}

/** @throws ArgumentsWrong */
export function numberFrom(
  mark: CliCommandMark,
  option: string,
  text: string,
  { min = 0, max = Number.MAX_SAFE_INTEGER, whole = false }: { min?: number; max?: number; whole?: boolean } = {},
): number {
  const number = Number(text.trim().replace(',', '.') || Number.NaN);
  if (number >= min && number <= max && (!whole || Number.isInteger(number))) return number;
  throw new ArgumentsWrong(mark, `--${option}: нужно ${whole ? 'целое ' : ''}число от ${min} до ${max}`);
}
