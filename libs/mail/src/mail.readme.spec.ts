import { readmeContract } from '@prorab/platform/testing';

readmeContract('mail', import.meta.url, [
  ['Use cases', './application/use-cases/', '.use-case.ts', /export class (\w+)/],
  ['Events', './contract/', '.event.ts', /export class (\w+) extends IntegrationEvent/],
  ['Ports', './application/ports/', '.port.ts', /^export abstract class (\w+)/m],
]);
