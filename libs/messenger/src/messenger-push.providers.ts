import { join } from 'node:path';
import type { Provider, Type } from '@nestjs/common';
import { Clock } from '@prorab/kernel';
import { DiskFileStore } from '@prorab/platform';
import { FileStore, ReaderHealth } from '@prorab/platform/marks';
import { Staff } from '@prorab/team/contract';
import { MakePushKeysCommand } from './adapters/in/cli/make-push-keys.command.js';
import { FilesController } from './adapters/in/http/files.controller.js';
import { NoticeSettingsController } from './adapters/in/http/notice-settings.controller.js';
import { PushDevicesController } from './adapters/in/http/push-devices.controller.js';
import { ForgetBytesJob } from './adapters/in/schedule/forget-bytes.job.js';
import { ForgetFilesOfDeletedMessagesJob } from './adapters/in/schedule/forget-files-of-deleted-messages.job.js';
import { ForgetOldNoticesJob } from './adapters/in/schedule/forget-old-notices.job.js';
import { ForgetUnsentFilesJob } from './adapters/in/schedule/forget-unsent-files.job.js';
import { PlanNoticesJob } from './adapters/in/schedule/plan-notices.job.js';
import { PushDigestJob } from './adapters/in/schedule/push-digest.job.js';
import { PushNoticeJob } from './adapters/in/schedule/push-notice.job.js';
import { PushToDeviceJob } from './adapters/in/schedule/push-to-device.job.js';
import { VirusScanWatch } from './adapters/in/schedule/virus-scan-watch.js';
import { virusScanFor } from './adapters/out/clamd/virus-scan-for.js';
import { ContentFileTypes } from './adapters/out/file-type/content-file-types.js';
import { MikroFileBook } from './adapters/out/persistence/mikro-file-book.js';
import { MikroNoticeLog, MikroNoticeSettingsBook } from './adapters/out/persistence/mikro-notice-books.js';
import { MikroPushDeviceBook } from './adapters/out/persistence/mikro-push-device-book.js';
import { SharpPictures } from './adapters/out/sharp/sharp-pictures.js';
import { StaffNoticePeople } from './adapters/out/team/staff-notice-people.js';
import { pushSenderFor } from './adapters/out/web-push/push-sender-for.js';
import { FileRules } from './application/files/file-rules.js';
import { GiveFiles } from './application/files/give-files.js';
import { LooseBytes } from './application/files/loose-bytes.js';
import { PictureWork } from './application/files/picture-work.js';
import { NoticeDesk } from './application/notice/notice-desk.js';
import { NoticeJobs } from './application/notice/notice-jobs.js';
import { UnreadSumFor } from './application/notice/unread-sum-for.js';
import { FileBook } from './application/ports/file-book.port.js';
import { FileTypes } from './application/ports/file-types.port.js';
import { NoticeLog } from './application/ports/notice-log.port.js';
import { NoticePeople } from './application/ports/notice-people.port.js';
import { NoticeSettingsBook } from './application/ports/notice-settings-book.port.js';
import { Pictures } from './application/ports/pictures.port.js';
import { PushDeviceBook } from './application/ports/push-device-book.port.js';
import { PushSender } from './application/ports/push-sender.port.js';
import { VirusScan } from './application/ports/virus-scan.port.js';
import { PushDelivery } from './application/push/push-delivery.js';
import { PushRules } from './application/push/push-rules.js';
import { ListPushDevices } from './application/queries/list-push-devices.query.js';
import { ShowNoticeSettings } from './application/queries/show-notice-settings.query.js';
import { ForgetPushDevicesWhenEmployeeDismissed } from './application/subscribers/forget-push-devices-when-employee-dismissed.subscriber.js';
import { AttachFile } from './application/use-cases/attach-file.use-case.js';
import { ForgetFilesOfDeletedMessages } from './application/use-cases/forget-files-of-deleted-messages.use-case.js';
import { ForgetPushDevice } from './application/use-cases/forget-push-device.use-case.js';
import { ForgetUnsentFiles } from './application/use-cases/forget-unsent-files.use-case.js';
import { KeepNoticeSettings } from './application/use-cases/keep-notice-settings.use-case.js';
import { NotifyOfMessage } from './application/use-cases/notify-of-message.use-case.js';
import { OpenFile } from './application/use-cases/open-file.use-case.js';
import { PlanNotices } from './application/use-cases/plan-notices.use-case.js';
import { PushDigest } from './application/use-cases/push-digest.use-case.js';
import { PushNotice } from './application/use-cases/push-notice.use-case.js';
import { PushToDevice } from './application/use-cases/push-to-device.use-case.js';
import { RegisterPushDevice } from './application/use-cases/register-push-device.use-case.js';
import { SendTestPush } from './application/use-cases/send-test-push.use-case.js';
import {
  type FilesConfig,
  type PushConfig,
  fileRulesFrom,
  pictureLimitsFrom,
  pushRulesFrom,
} from './messenger-push.config.js';
import './messenger-push.messages.js';
import './messenger-push.rights.js';

const useCases = [
  ...[
    AttachFile,
    ForgetFilesOfDeletedMessages,
    ForgetPushDevice,
    ForgetUnsentFiles,
    KeepNoticeSettings,
    NotifyOfMessage,
    OpenFile,
    PlanNotices,
  ],
  ...[PushDigest, PushNotice, PushToDevice, RegisterPushDevice, SendTestPush],
];
const steps = [GiveFiles, LooseBytes, NoticeDesk, NoticeJobs, PictureWork, PushDelivery, UnreadSumFor];
const queries = [ListPushDevices, ShowNoticeSettings];
const doors = [
  ...[
    ForgetFilesOfDeletedMessagesJob,
    ForgetOldNoticesJob,
    ForgetUnsentFilesJob,
    PlanNoticesJob,
    VirusScanWatch,
    PushDigestJob,
    PushNoticeJob,
  ],
  ...[PushToDeviceJob, ForgetBytesJob, ForgetPushDevicesWhenEmployeeDismissed, MakePushKeysCommand],
];

export const pushControllers: Type[] = [FilesController, NoticeSettingsController, PushDevicesController];

export interface PushOptions {
  files: FilesConfig;
  /** Without it no pushes. */
  push: PushConfig | undefined;
  /** Of what pushes say. */
  language: 'ru' | 'en';
  /** Of the house; the messenger's files lie in a folder of their own below it, so that what is forgotten can be deleted. */
  filesFolder: string;
  environment?: NodeJS.ProcessEnv;
}
/** Files, pushes and notices, ready for the module, which adds `FileReaders` and `NoticeFacts` over its conversations. */
export const pushProviders = ({ files, push, language, filesFolder, environment }: PushOptions): Provider[] => [
  ...[...useCases, ...steps, ...queries, ...doors],
  { provide: FileRules, useValue: fileRulesFrom(files) },
  { provide: PushRules, useValue: pushRulesFrom(push, language) },
  { provide: FileStore, useFactory: () => new DiskFileStore(join(filesFolder, 'messenger')) },
  { provide: FileBook, useClass: MikroFileBook },
  { provide: PushDeviceBook, useClass: MikroPushDeviceBook },
  { provide: NoticeSettingsBook, useClass: MikroNoticeSettingsBook },
  { provide: NoticeLog, useClass: MikroNoticeLog },
  { provide: NoticePeople, useFactory: (staff: Staff) => new StaffNoticePeople(staff), inject: [Staff] },
  { provide: FileTypes, useFactory: (store: FileStore) => new ContentFileTypes(store), inject: [FileStore] },
  { provide: Pictures, useFactory: () => new SharpPictures(pictureLimitsFrom(files)) },
  {
    provide: VirusScan,
    useFactory: (store: FileStore, health: ReaderHealth, clock: Clock) => virusScanFor(files, store, health, clock),
    inject: [FileStore, ReaderHealth, Clock],
  },
  {
    provide: PushSender,
    useFactory: (rules: PushRules) => pushSenderFor(push, rules, environment),
    inject: [PushRules],
  },
];
