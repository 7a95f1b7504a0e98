import type { Provider, Type } from '@nestjs/common';
import { RemindersController } from './adapters/in/http/reminders.controller.js';
import { ReminderLogController } from './adapters/in/http/reminder-log.controller.js';
import * as jobs from './adapters/in/schedule/reminders.index.js';
import * as spoken from './adapters/in/spoken/reminders.index.js';
import './adapters/in/ws/reminders.stream.js';
import { MikroReminderBook } from './adapters/out/persistence/mikro-reminder-book.js';
import { MikroRemindingLog } from './adapters/out/persistence/mikro-reminding-log.js';
import { RruleRecurrence } from './adapters/out/rrule/rrule-recurrence.js';
import { SalesForgottenInvoices } from './adapters/out/sales/sales-forgotten-invoices.js';
import { SalesReminderSubjects } from './adapters/out/sales/sales-reminder-subjects.js';
import { SpokenSubjectAnswers } from './adapters/out/spoken/spoken-subject-answers.js';
import { StaffReminderRecipients } from './adapters/out/team/staff-reminder-recipients.js';
import { ForgottenInvoices } from './application/ports/forgotten-invoices.port.js';
import { Recurrence } from './application/ports/recurrence.port.js';
import { ReminderBook } from './application/ports/reminder-book.port.js';
import { ReminderRecipients } from './application/ports/reminder-recipients.port.js';
import { ReminderSubjects } from './application/ports/reminder-subjects.port.js';
import { RemindingLog } from './application/ports/reminding-log.port.js';
import { SubjectAnswers } from './application/ports/subject-answers.port.js';
import * as queries from './application/queries/reminders.index.js';
import { ReminderAccess } from './application/reminder-access.js';
import { ReminderAnswers } from './application/reminder-answers.js';
import { ReminderChanges } from './application/reminder-changes.js';
import { ReminderDates } from './application/reminder-dates.js';
import { ReminderSettings } from './application/reminder-settings.js';
import { ReminderSpeech } from './application/reminder-speech.js';
import { ReminderTelling } from './application/reminder-telling.js';
import * as subscribers from './application/subscribers/reminders.index.js';
import * as useCases from './application/use-cases/reminders.index.js';
import type { RemindersConfig } from './reminders.config.js';
import './reminders.messages.js';
import './reminders.rights.js';

/** What the module of the assistant takes of the reminders. */
export const remindersControllers: Type<unknown>[] = [RemindersController, ReminderLogController];

const ports: Provider[] = [
  { provide: ForgottenInvoices, useClass: SalesForgottenInvoices },
  { provide: Recurrence, useClass: RruleRecurrence },
  { provide: ReminderBook, useClass: MikroReminderBook },
  { provide: ReminderRecipients, useClass: StaffReminderRecipients },
  { provide: ReminderSubjects, useClass: SalesReminderSubjects },
  { provide: RemindingLog, useClass: MikroRemindingLog },
  { provide: SubjectAnswers, useClass: SpokenSubjectAnswers },
];
export const remindersProviders = (config: RemindersConfig): Provider[] => [
  { provide: ReminderSettings, useValue: new ReminderSettings(config) },
  ...ports,
  ...[ReminderAccess, ReminderAnswers, ReminderChanges, ReminderDates, ReminderSpeech, ReminderTelling],
  ...Object.values(useCases),
  ...Object.values(queries),
  ...Object.values(subscribers),
  ...Object.values(jobs),
  ...Object.values(spoken),
];
