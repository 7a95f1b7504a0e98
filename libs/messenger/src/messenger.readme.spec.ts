import { readmeContract } from '@prorab/platform/testing';

readmeContract('messenger', import.meta.url, [
  ['Use cases', './application/use-cases/', '.use-case.ts', /^export class (\w+)/m],
  ['Queries', './application/queries/', '.query.ts', /^export class (\w+)/m],
  ['Events', './contract/', '.event.ts', /export class (\w+) extends IntegrationEvent/],
  ['Subscribers', './application/subscribers/', '.subscriber.ts', /^export class (\w+)/m],
  ['Ports', './application/ports/', '.port.ts', /^export abstract class (\w+)/m],
]);
