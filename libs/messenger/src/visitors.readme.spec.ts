import { readmeContract } from '@prorab/platform/testing';

readmeContract('messenger', import.meta.url, [
  ['Use cases of visitors', './application/visitors/use-cases/', '.use-case.ts', /^export class (\w+)/m],
  ['Queries of visitors', './application/visitors/queries/', '.query.ts', /^export class (\w+)/m],
  ['Subscribers of visitors', './application/visitors/subscribers/', '.subscriber.ts', /^export class (\w+)/m],
  ['Ports of visitors', './application/visitors/ports/', '.port.ts', /^export abstract class (\w+)/m],
]);
