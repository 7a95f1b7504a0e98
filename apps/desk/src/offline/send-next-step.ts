import { api } from '../api/client.js';
import type { NextStepDto, VersionDto } from '../api/schema.js';
import type { Command } from './command.js';
import type { Outbox } from './outbox.js';

export interface NextStepCommand {
  readonly inquiryId: string;
  readonly step: NextStepDto;
}
export const NEXT_STEP = 'next-step';
export const aboutInquiry = (inquiryId: string): string => `inquiry/${inquiryId}`;

/** Said twice it is the same step, so that no version is named: the last word holds. */
export const sendNextStep = ({ body }: Command<NextStepCommand>): Promise<VersionDto> =>
  api.put(`sales/inquiries/${body.inquiryId}/next-step`, { body: { ...body.step } });

export const carryNextSteps = (outbox: Outbox): void => outbox.carry<NextStepCommand>(NEXT_STEP, sendNextStep);
