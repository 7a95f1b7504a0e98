import { readmeContract } from '@prorab/platform/testing';

readmeContract('sales', import.meta.url, [
  ['Use cases', './application/use-cases/', '.use-case.ts', /export class (\w+)/],
  ['Queries', './application/queries/', '.query.ts', /export class (\w+)/],
  ['Events', './contract/', '.event.ts', /export class (\w+) extends IntegrationEvent/],
  ['Spoken commands', './adapters/in/spoken/', '.command.ts', /export class (\w+)/],
  ['Subscribers', './application/subscribers/', '.subscriber.ts', /export class (\w+)/],
  ['Ports', './application/ports/', '.port.ts', /export abstract class (\w+)/],
]);
