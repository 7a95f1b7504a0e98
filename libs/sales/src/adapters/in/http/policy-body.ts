import { RequestInvalid } from '@prorab/platform';
import { EMPLOYEE_ROLES } from '@prorab/team/contract';
import type { PolicyDocument } from '../../../domain/distribution/policy-document.js';
import { policyDocument } from '../../../sales.config.js';

/** The rules as the head has written them. @throws RequestInvalid with the place of everything that is wrong */
export function policyIn(body: unknown): PolicyDocument {
  const read = policyDocument.safeParse(body);
  if (!read.success)
    throw new RequestInvalid(read.error.issues.map(({ path, message }) => `${path.join('.') || 'policy'}: ${message}`));
  const known: readonly string[] = EMPLOYEE_ROLES;
  const strangers = read.data.roles.filter((role) => !known.includes(role));
  if (strangers.length)
    throw new RequestInvalid([`roles: there is no ${strangers.join(', ')}, but ${EMPLOYEE_ROLES.join(', ')}`]);
  return read.data;
}
