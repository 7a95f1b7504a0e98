import { DomainError } from '@prorab/kernel';

export class ListenerUnknown extends DomainError {
  constructor(employeeId: string) {
    super('forbidden', 'assistant.listener-unknown', 'the assistant answers only those who work here', { employeeId });
  }
}
