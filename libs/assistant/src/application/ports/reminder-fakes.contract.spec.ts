import { describeRecurrence } from './recurrence.contract.js';
import { FakeRecurrence } from './fake-recurrence.js';

describeRecurrence('fake', () => new FakeRecurrence());
