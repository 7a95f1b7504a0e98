import type { z } from 'zod';

/** What is wrong in one place of company.yaml, for the two kinds of readers; never a value, since a password may stand there. */
export interface ConfigProblem {
  readonly en: string;
  readonly ru: string;
}
export const configProblem = (en: string, ru: string): ConfigProblem => ({ en, ru });

type Issue = z.core.$ZodIssue;
const KINDS: Readonly<Record<string, string>> = {
  string: 'строка',
  number: 'число',
  int: 'целое число',
  boolean: 'true или false',
  array: 'список',
  object: 'набор ключей',
  record: 'набор ключей',
};

export function problemsOf(issue: Issue, above: readonly PropertyKey[] = []): ConfigProblem[] {
  const place = [...above, ...issue.path];
  // Of the ways that are open, the one that was meant is the one with the fewest mistakes.
  const [meant] = issue.code === 'invalid_union' ? [...issue.errors].sort((a, b) => a.length - b.length) : [];
  if (meant?.length) return meant.flatMap((inner) => problemsOf(inner, place));
  const { en, ru } = reasonOf(issue);
  const at = place.map(String).join('.');
  return [configProblem(`${at || '(top)'}: ${en}`, `${at || 'на верхнем уровне'}: ${ru}`)];
}

function reasonOf(issue: Issue): ConfigProblem {
  switch (issue.code) {
    case 'unrecognized_keys':
      return configProblem(`unknown key ${issue.keys.join(', ')}`, `неизвестный ключ ${issue.keys.join(', ')}`);
    case 'invalid_type':
      return /received undefined$/.test(issue.message)
        ? configProblem('is missing', 'не указано')
        : configProblem(`expected ${issue.expected}`, `ожидается ${KINDS[issue.expected] ?? issue.expected}`);
    case 'invalid_value':
      return configProblem(`must be one of ${issue.values.join(', ')}`, `нужно одно из: ${issue.values.join(', ')}`);
    case 'too_small':
      return bound(issue.origin, String(issue.minimum), ['at least', 'не меньше'], ['at least', 'не короче']);
    case 'too_big':
      return bound(issue.origin, String(issue.maximum), ['at most', 'не больше'], ['at most', 'не длиннее']);
    case 'invalid_format':
      return issue.format === 'regex'
        ? configProblem(`must match ${issue.pattern ?? ''}`, `должно подходить под ${issue.pattern ?? ''}`)
        : configProblem(`must be a ${issue.format}`, `должно быть вида ${issue.format}`);
    case 'invalid_key':
      return configProblem('this name cannot stand here', 'такого имени здесь быть не может');
    case 'custom':
      return configProblem(issue.message, typeof issue.params?.ru === 'string' ? issue.params.ru : issue.message);
    default:
      return configProblem(issue.message, 'так заполнить нельзя');
  }
}

function bound(of: string, limit: string, number: [string, string], text: [string, string]): ConfigProblem {
  if (of === 'string') return configProblem(`${text[0]} ${limit} characters`, `${text[1]} ${limit} знаков`);
  if (of === 'array') return configProblem(`${number[0]} ${limit} entries`, `строк в списке ${number[1]} ${limit}`);
  return configProblem(`${number[0]} ${limit}`, `${number[1]} ${limit}`);
}
