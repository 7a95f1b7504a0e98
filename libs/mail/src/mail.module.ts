import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { Clock } from '@prorab/kernel';
import { LOG, Patience, defineStream, hasEnded, processName } from '@prorab/platform';
import { FileStore, type IntegrationEventClass, Leases, registerEvent } from '@prorab/platform/marks';
import type { Logger } from 'pino';
import * as commands from './adapters/in/cli/index.js';
import * as controllers from './adapters/in/http/index.js';
import { ImapMailboxReader, LeasedMailboxReader } from './adapters/in/imap/index.js';
import * as jobs from './adapters/in/schedule/index.js';
import * as spoken from './adapters/in/spoken/index.js';
import { SmtpLetterListener } from './adapters/in/smtp/index.js';
import { FolderMailSender } from './adapters/out/folder/folder-mail-sender.js';
import { ClosedMailSender } from './adapters/out/closed/closed-mail-sender.js';
import { FirstBytesFileTypes } from './adapters/out/file-type/first-bytes-file-types.js';
import { SafeHtmlCleaner } from './adapters/out/html/safe-html-cleaner.js';
import { ImapMailArchive } from './adapters/out/imap/index.js';
import { WorkerLetterParser } from './adapters/out/mime/worker-letter-parser.js';
import * as books from './adapters/out/persistence/index.js';
import { ProcessScratch } from './adapters/out/scratch/process-scratch.js';
import { MimeLetterComposer, SmtpMailSender } from './adapters/out/smtp/index.js';
import { StaffColleagues } from './adapters/out/team/staff-colleagues.js';
import { AnswerOutcome } from './application/answers/answer-outcome.js';
import { AnswerWriting } from './application/answers/answer-writing.js';
import { HouseLetters } from './application/facades/house-letters.js';
import { HouseJudges } from './application/house-judges.js';
import { LetterEntry } from './application/intake/letter-entry.js';
import { LetterNews } from './application/intake/letter-news.js';
import { LetterPreparation } from './application/intake/letter-preparation.js';
import { LetterIntakeDesk } from './application/letter-intake-desk.js';
import { mailStream } from './application/mail-names.js';
import { MailSettings } from './application/mail-settings.js';
import { MailboxWatch } from './application/mailbox-watch.js';
import { AnswerBook } from './application/ports/answer-book.port.js';
import { Colleagues } from './application/ports/colleagues.port.js';
import { FileTypes } from './application/ports/file-types.port.js';
import { HtmlCleaner } from './application/ports/html-cleaner.port.js';
import { LetterBook } from './application/ports/letter-book.port.js';
import { LetterComposer } from './application/ports/letter-composer.port.js';
import { LetterIntake } from './application/ports/letter-intake.port.js';
import { LetterParser } from './application/ports/letter-parser.port.js';
import { MailArchive } from './application/ports/mail-archive.port.js';
import { MailSender } from './application/ports/mail-sender.port.js';
import { MailboxCursors } from './application/ports/mailbox-cursors.port.js';
import { MailboxStates } from './application/ports/mailbox-states.port.js';
import { PoisonedLetters } from './application/ports/poisoned-letters.port.js';
import { Reconciliations } from './application/ports/reconciliations.port.js';
import { ThreadBook } from './application/ports/thread-book.port.js';
import { Uploads } from './application/ports/uploads.port.js';
import * as queries from './application/queries/index.js';
import * as subscribers from './application/subscribers/index.js';
import * as useCases from './application/use-cases/index.js';
import * as contract from './contract/index.js';
import { Staff, branchNamed } from '@prorab/team/contract';
import { MailLines } from './mail-lines.js';
import { mailSettingsOf } from './mail-settings-of.js';
import type { MailConfig } from './mail.config.js';
import './mail.messages.js';
import './mail.rights.js';

export interface MailOptions {
  /** Folder beside the file store, on the same disk: half-read letters lie there. */
  dataFolder: string;
  /** Business zone, for the dates of quotations. */
  zone?: string;
  /** false for command-line runs: no mailbox is read and no port opened. */
  collects?: boolean;
}

const { LetterReceived, LetterBounced, AnswerSent, AnswerFailed, LettersMissing, MailboxAlarmed } = contract;
const events = [LetterReceived, LetterBounced, AnswerSent, AnswerFailed, LettersMissing, MailboxAlarmed];

const ports: Provider[] = [
  { provide: LetterBook, useClass: books.MikroLetterBook },
  { provide: ThreadBook, useClass: books.MikroThreadBook },
  { provide: AnswerBook, useClass: books.MikroAnswerBook },
  { provide: PoisonedLetters, useClass: books.MikroPoisonedLetters },
  { provide: MailboxCursors, useClass: books.MikroMailboxCursors },
  { provide: Reconciliations, useClass: books.MikroReconciliations },
  { provide: Uploads, useClass: books.MikroUploads },
  { provide: Colleagues, useClass: StaffColleagues },
  { provide: LetterComposer, useFactory: () => new MimeLetterComposer() },
  { provide: HtmlCleaner, useFactory: () => new SafeHtmlCleaner() },
  { provide: FileTypes, useFactory: (files: FileStore) => new FirstBytesFileTypes(files), inject: [FileStore] },
  { provide: LetterIntake, useExisting: LetterIntakeDesk },
  { provide: MailboxStates, useExisting: MailboxWatch },
  { provide: contract.Letters, useClass: HouseLetters },
];
const steps = [
  AnswerOutcome,
  AnswerWriting,
  HouseJudges,
  LetterEntry,
  LetterNews,
  LetterPreparation,
  LetterIntakeDesk,
  MailboxWatch,
];

const wires = (
  config: MailConfig,
  { dataFolder, zone = 'Europe/Moscow', collects = true }: MailOptions,
): Provider[] => {
  const threads = config.parserThreads ?? availableParallelism();
  const { letterBytes } = config.limits;
  return [
    // Three letters per thread: while some are read, others are being stored.
    { provide: MailSettings, useFactory: () => mailSettingsOf(config, { zone, parallel: threads * 3 }) },
    { provide: ProcessScratch, useFactory: () => new ProcessScratch(dataFolder) },
    {
      provide: LetterParser,
      useFactory: (scratch: ProcessScratch) => new WorkerLetterParser({ scratchRoot: scratch.folder, threads }),
      inject: [ProcessScratch],
    },
    {
      provide: MailSender,
      useFactory: (): MailSender => {
        if (!config.sender) return new ClosedMailSender();
        if ('folder' in config.sender) return new FolderMailSender(join(dataFolder, config.sender.folder));
        return new SmtpMailSender(config.sender);
      },
    },
    { provide: MailArchive, useFactory: () => new ImapMailArchive(config.mailboxes) },
    {
      provide: MailLines,
      useFactory: (
        ...[intake, cursors, monitor, clock, sender, parser, scratch, log, settings, staff, leases, patience]: [
          LetterIntake,
          MailboxCursors,
          MailboxWatch,
          Clock,
          MailSender,
          WorkerLetterParser,
          ProcessScratch,
          Logger,
          MailSettings,
          Staff,
          Leases,
          Patience,
        ]
      ) => {
        const onTrouble = (error: Error): void => log.warn({ err: error }, 'trouble at the mail listener');
        const listener =
          collects && config.listener.enabled
            ? new SmtpLetterListener({ config: config.listener, letterBytes, intake, clock, onTrouble })
            : null;
        const mailboxes = collects ? config.mailboxes : [];
        const holder = processName();
        const readers = mailboxes.map(
          (config) =>
            new LeasedMailboxReader({
              mailbox: config.name,
              makeReader: () => new ImapMailboxReader({ config, letterBytes, intake, cursors, monitor, clock }),
              ...{ leases, monitor, clock, holder },
              hasEnded: (other) => hasEnded(other, holder),
            }),
        );
        const told = (message: string, about: object): void => log.info(about, message);
        const settle = async (): Promise<void> => {
          const branches = await staff.branches();
          // An empty house has no branches yet; the names are looked up at its next start.
          if (branches.length === 0) return;
          try {
            settings.settle((name, box) => branchNamed(branches, name, `mail ${box}: branch`));
          } catch (error) {
            // The command that opens the missing branch must be able to run.
            if (collects) throw error;
            log.warn({ err: error }, 'a branch of the configuration is not there');
          }
        };
        return new MailLines({ readers, listener, sender, parser, scratch, settle, told, patience });
      },
      inject: [
        LetterIntake,
        MailboxCursors,
        MailboxWatch,
        Clock,
        MailSender,
        LetterParser,
        ProcessScratch,
        LOG,
        MailSettings,
        Staff,
        Leases,
        Patience,
      ],
    },
  ];
};

/** Mailboxes, letters, threads and answers. Needs the team's `Staff` and the platform. */
@Module({})
export class MailModule {
  static forRoot(config: MailConfig, options: MailOptions): DynamicModule {
    for (const event of events) registerEvent(event as IntegrationEventClass);
    defineStream(mailStream, { right: 'mail.letter.read' });
    return {
      module: MailModule,
      controllers: Object.values(controllers),
      providers: [
        ...ports,
        ...wires(config, options),
        ...steps,
        ...Object.values(useCases),
        ...Object.values(queries),
        ...Object.values(spoken),
        ...Object.values(subscribers),
        ...Object.values(jobs),
        ...Object.values(commands),
      ],
      exports: [
        contract.Letters,
        MailLines,
        MailSettings,
        useCases.ImportEmlFile,
        useCases.ReconcileMailboxes,
        useCases.RetryPoisoned,
      ],
    };
  }
}
