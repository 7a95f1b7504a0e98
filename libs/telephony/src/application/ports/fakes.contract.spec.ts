import { FakeUnitOfWork, eventually } from '@prorab/platform/testing';
import { answerPlacesContract } from './answer-places.contract.js';
import { callBookContract } from './call-book.contract.js';
import { exchangeFilesContract } from './exchange-files.contract.js';
import { callRecordsContract } from './call-records.contract.js';
import { FakeCallRecords } from './fake-call-records.js';
import { FakeRecordsMark } from './fake-records-mark.js';
import { exchangePresenceContract } from './exchange-presence.contract.js';
import { FakeExchangePresence } from './fake-exchange-presence.js';
import { recordsMarkContract } from './records-mark.contract.js';
import { differenceBookContract } from './difference-book.contract.js';
import { FakeDifferenceBook } from './fake-difference-book.js';
import { FakeAnswerPlaces } from './fake-answer-places.js';
import { FakeCallBook } from './fake-call-book.js';
import { type Dialled, type Ringing, type WorldOfCalls, callControlContract } from './call-control.contract.js';
import { aCallerCard } from '../../domain/a-caller-card.builder.js';
import { FakeCallControl } from './fake-call-control.js';
import { FakeCallerDirectory, FakeOperators } from './fake-neighbours.js';
import { callerDirectoryContract, operatorsContract } from './neighbours.contract.js';
import { FakeExchangeFiles } from './fake-exchange-files.js';
import { FakeLines } from './fake-lines.js';
import { FakeNumberingPlan } from './fake-numbering-plan.js';
import { numberingPlanContract } from './numbering-plan.contract.js';
import { FakePhones } from './fake-phones.js';
import { FakePhoneOwners } from './fake-phone-owners.js';
import { phoneOwnersContract } from './phone-owners.contract.js';
import { FakeInquiryPhones } from './fake-inquiry-phones.js';
import { inquiryPhonesContract } from './inquiry-phones.contract.js';
import { linesContract } from './lines.contract.js';
import { phonesContract } from './phones.contract.js';
import { FakeRecordingBook } from './fake-recording-book.js';
import { FakeSipWires } from './fake-sip-wires.js';
import { FakeVoicePress } from './fake-voice-press.js';
import { recordingBookContract } from './recording-book.contract.js';
import { FakeShownNumbers } from './fake-shown-numbers.js';
import { shownNumbersContract } from './shown-numbers.contract.js';
import { sipWiresContract } from './sip-wires.contract.js';
import { voicePressContract } from './voice-press.contract.js';

async function fakeWorld(): Promise<WorldOfCalls> {
  const control = new FakeCallControl();
  const talks = new Map<Ringing | Dialled, string>();
  return {
    control,
    callIn: async (to, from) => {
      const id = control.arrive(to, from === 'hidden' ? { number: '' } : from);
      return {
        talks: async () => void (await eventually(() => control.channels.get(id)?.state === 'up')),
        isRefused: async () => eventually(() => control.refused.get(id) ?? false),
        press: (digit) => control.press(id, digit),
        hangUp: () => control.end(id),
        hearsMusic: async (heard) => void (await eventually(() => control.hearsMusic(id) === heard)),
      };
    },
    phone: async (extension) => {
      control.phones.add(extension);
      let last = '';
      return {
        rung: async () => {
          const id = (last = await eventually(() => control.ringingAt(extension) ?? false));
          const ringing: Ringing = {
            display: control.displayOf(id),
            answer: () => control.pickUp(id),
            hold: (held) => control.hold(id, held),
            handOver: (to) => control.handOver(id, to),
            handOverTo: (other) => control.handOver(id, null, talks.get(other) ?? ''),
            handOverEnded: async () => eventually(() => control.handOvers.get(id) ?? false),
            refuse: (how) => control.end(id, how),
          };
          talks.set(ringing, id);
          return ringing;
        },
        dial: (to) => {
          const id = control.dial(extension, to);
          const dialled: Dialled = {
            begun: async () => undefined,
            handOverTo: (other) => control.handOver(id, null, talks.get(other) ?? ''),
            handOverEnded: async () => eventually(() => control.handOvers.get(id) ?? false),
            hasEnded: async () => void (await eventually(() => !control.channels.has(id))),
          };
          talks.set(dialled, id);
          return dialled;
        },
        hangUp: () => control.end(last),
        hasEnded: async () => void (await eventually(() => !control.channels.has(last))),
      };
    },
    callsOut: async () => control.callsOut,
    ringing: async () => control.ringing,
    isBeingRecorded: async (recording) => void (await eventually(() => control.recordings.has(recording))),
    soundEnds: (playback) => control.endSound(playback),
    end: async () => undefined,
  };
}
differenceBookContract('in memory', async () => {
  const book = new FakeDifferenceBook();
  return { book, keysOf: async () => [...book.rows.values()].map((one) => one.key) };
});
exchangePresenceContract('in memory', async () => new FakeExchangePresence());
recordsMarkContract('in memory', async () => new FakeRecordsMark());
callRecordsContract('in memory', async () => {
  const records = new FakeCallRecords();
  const at = (seconds: number): Date => new Date(Date.parse('2026-11-27T09:00:00Z') + seconds * 1000);
  return {
    records,
    write: async (call) =>
      void records.written.push(
        call && {
          ...{
            channelId: call.channelId,
            way: 'trunk',
            end: null,
            held: 'prorab',
            dialled: '',
            phone: null,
            callerNumber: '',
            callerName: '',
          },
          ...{ extension: null, startedAt: at(call.from), answeredAt: null, endedAt: at(call.to) },
        },
      ),
    end: async () => undefined,
  };
});
callBookContract('in memory', async () => ({ calls: new FakeCallBook(), work: new FakeUnitOfWork() }));
callControlContract('in memory', fakeWorld);

callerDirectoryContract('in memory', async ({ keeper }) => {
  const directory = new FakeCallerDirectory();
  directory.known.set('+79112223344', aCallerCard({ responsibleId: keeper }));
  return directory;
});
operatorsContract('in memory', async () => {
  const operators = new FakeOperators();
  const card = { branchId: 'pskov', deputyId: null };
  operators.cards.push(
    { ...card, employeeId: 'b', name: 'Борис', extension: '102', atWork: false, deputyId: 'a' },
    { ...card, employeeId: 'a', name: 'Анна', extension: '101', atWork: true },
  );
  return operators;
});
phonesContract('in memory', async (people) => {
  const phones = new FakePhones();
  for (const one of people) phones.add(one);
  return phones;
});
exchangeFilesContract('in memory', async () => {
  const files = new FakeExchangeFiles();
  return { files, folder: '/f', text: async () => files.textOf('/f'), end: async () => undefined };
});
linesContract('in memory', async (some) => {
  const lines = new FakeLines();
  const pskov = { branchId: 'pskov', city: 'Псков', areaCode: '8112' };
  for (const { number, inPskov } of some) lines.add({ number, ...(inPskov ? pskov : { branchId: null }) });
  return lines;
});
recordingBookContract('in memory', async () => {
  const calls = new FakeCallBook();
  return { calls, recordings: new FakeRecordingBook(calls), work: new FakeUnitOfWork() };
});
voicePressContract('in memory', async () => new FakeVoicePress());
answerPlacesContract('in memory', async () => ({ places: new FakeAnswerPlaces(), work: new FakeUnitOfWork() }));
sipWiresContract('in memory', async () => {
  const wires = new FakeSipWires();
  return { wires, fall: async () => wires.fall(), end: async () => undefined };
});
numberingPlanContract('in memory', async () => ({ plan: new FakeNumberingPlan(), work: new FakeUnitOfWork() }));
shownNumbersContract('in memory', async () => {
  const shown = new FakeShownNumbers();
  return { shown, work: new FakeUnitOfWork(), shortages: async () => shown.shortages.length };
});
phoneOwnersContract('in memory', async () => {
  const owners = new FakePhoneOwners();
  const of = { branchId: 'pskov', areaCode: '8112', callsOut: true };
  owners.owners.push(
    { ...of, employeeId: 'a', name: 'Анна', extension: '101' },
    { ...of, employeeId: 'g', name: 'Глеб', extension: '104' },
    { ...of, employeeId: 'z', name: 'Завод', extension: '107', callsOut: false },
  );
  return { owners, anna: 'a', vera: 'v', dina: 'd' };
});
inquiryPhonesContract('in memory', async () => {
  const phones = new FakeInquiryPhones();
  const of = { partyId: 'p', name: 'ООО «Ромашка»' };
  phones.known.set(451, { ...of, inquiryId: 'i-451', phone: '+79112223344' });
  phones.known.set(452, { ...of, inquiryId: 'i-452', phone: null });
  return phones;
});
