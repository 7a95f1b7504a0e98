import { WorkingCalendar } from '@prorab/kernel';
import { FakeUnitOfWork } from '@prorab/platform/testing';
import { describeButtonBook } from './button-book.contract.js';
import { describeDialogueBook } from './dialogue-book.contract.js';
import { FakeButtonBook } from './fake-button-book.js';
import { FakeDialogueBook } from './fake-dialogue-book.js';
import { FakeHearingLog } from './fake-hearing-log.js';
import { FakeLanguageModel } from './fake-language-model.js';
import { FakeListeners } from './fake-listeners.js';
import { describeHearingLog } from './hearing-log.contract.js';
import { describeLanguageModel } from './language-model.contract.js';
import { describeListeners } from './listeners.contract.js';

const close = async (): Promise<void> => undefined;

describeButtonBook('fake', async () => ({ book: new FakeButtonBook(), work: new FakeUnitOfWork(), close }));
describeDialogueBook('fake', async () => ({ book: new FakeDialogueBook(), work: new FakeUnitOfWork(), close }));
describeHearingLog('fake', async () => ({ log: new FakeHearingLog(), work: new FakeUnitOfWork(), close }));
describeLanguageModel('fake', async (answers) => {
  const model = new FakeLanguageModel();
  for (const [phrase, choice] of answers) model.taught.set(phrase, choice);
  return { model, close };
});
describeListeners('fake', async () => {
  const listeners = new FakeListeners();
  const [anna, gone] = ['0190a000-0000-7000-8000-000000000001', '0190a000-0000-7000-8000-000000000002'];
  const calendar = new WorkingCalendar({ zone: 'Europe/Moscow', hours: { mon: '09:00-18:00' } });
  for (const employeeId of [anna, gone]) listeners.hire({ employeeId, name: 'Анна', role: 'manager', calendar });
  listeners.gone.add(gone);
  return { listeners, anna, gone };
});
