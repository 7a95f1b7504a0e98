import { defineWireEvent, defineWireWord } from '@prorab/platform';
import { z } from 'zod';

const employees = z.array(z.object({ id: z.uuid(), name: z.string(), mode: z.enum(['viewing', 'typing']) }));
const summaries = {
  'inquiry:viewing': 'I read this inquiry; said again at least every 30 s',
  'inquiry:typing': 'I write an answer in this inquiry; said again at least every 30 s',
  'inquiry:leave': 'I have gone from this inquiry',
};
for (const [name, summary] of Object.entries(summaries))
  defineWireWord({
    ...{ namespace: '/desk', name, summary, says: z.object({ inquiryId: z.uuid() }), answers: z.object({ employees }) },
  });
defineWireEvent({
  namespace: '/desk',
  name: 'inquiry:presence',
  summary: 'Who reads and who types in an inquiry; needs sales.inquiry.read',
  tells: z.object({ inquiryId: z.uuid(), employees }),
});
