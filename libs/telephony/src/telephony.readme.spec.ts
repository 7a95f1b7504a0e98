import { readmeContract } from '@prorab/platform/testing';

readmeContract('telephony', import.meta.url, [
  ['Use cases', './application/use-cases/', '.use-case.ts', /^export class (\w+)/m],
  ['Queries', './application/queries/', '.query.ts', /^export class (\w+)/m],
  ['Spoken commands', './adapters/in/spoken/', '.command.ts', /^export class (\w+)/m],
  ['Subscribers', './application/subscribers/', '.subscriber.ts', /^export class (\w+)/m],
  ['Ports', './application/ports/', '.port.ts', /^export abstract class (\w+)/m],
]);
