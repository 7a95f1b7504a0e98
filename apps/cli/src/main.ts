import 'reflect-metadata';
import { DomainError } from '@prorab/kernel';
import { messageFor } from '@prorab/platform/marks';
import { sendLetter } from './commands/letter.js';
import { runHouseCommand } from './house-commands.js';

const [name = 'help', ...args] = process.argv.slice(2);
const out = { line: (text: string): void => console.log(text) };

/** `letter` speaks to a running house from outside, as a customer does; all other commands stand in the house. */
const done = name === 'letter' ? sendLetter(args, out) : runHouseCommand(name, args, out);
done.catch((error: unknown) => {
  console.error(error instanceof DomainError ? inRussian(error) : error);
  process.exitCode = 1;
});

/** What the desk would show. */
const inRussian = ({ code, details, message }: DomainError): string => messageFor(code, 'ru', details, message);
