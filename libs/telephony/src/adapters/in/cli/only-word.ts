import { ArgumentsWrong, readArguments } from '@prorab/platform';
import type { CliCommandMark } from '@prorab/platform/marks';

/** The one word that the command takes. @throws ArgumentsWrong */
export function onlyWord(mark: CliCommandMark, [word = '', ...more]: readonly string[]): string {
  // Somebody who writes an option wants something that there is not.
  if (word === '' || word.startsWith('-')) {
    readArguments(mark, word === '' ? [] : [word, ...more], {});
    throw new ArgumentsWrong(mark, `Не хватает: ${mark.usage}`);
  }
  readArguments(mark, more, {});
  return word;
}
