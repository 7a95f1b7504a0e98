import { api } from '../api/client.js';
import type { RegisterContactDto, RegisteredContactDto } from '../api/schema.js';
import type { Command } from './command.js';
import type { Outbox } from './outbox.js';

export type RegistrationCommand = RegisterContactDto;
export const REGISTRATION = 'registration';

/** A call that was written down while the line was away is an inquiry still, once. */
export const sendRegistration = ({ id, body }: Command<RegistrationCommand>): Promise<RegisteredContactDto> =>
  api.post('sales/inquiries', { body, key: id });

export const carryRegistrations = (outbox: Outbox): void =>
  outbox.carry<RegistrationCommand>(REGISTRATION, sendRegistration);
