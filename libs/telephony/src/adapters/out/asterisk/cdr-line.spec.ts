import { recordOf } from './cdr-line.js';

/** As Asterisk 22 wrote them here. */
const TALK = `"","+79110000001","+78112201234","prorab-from-trunk","""Ivan, x"" <+79110000001>","PJSIP/pskov-00000000","PJSIP/102-00000001","Stasis","prorab,in,+78112201234","2026-11-27 10:35:28","2026-11-27 10:35:29","2026-11-27 10:36:28",60,59,"ANSWERED","DOCUMENTATION","prorab-1795775728.0","prorab-1795775728.0","","prorab-1795775728.0",0`;
const LEG = `"","+79110000003","s","prorab-from-phones","""Псков"" <+79110000003>","PJSIP/103-0000000b","","AppDial2","(Outgoing Line)","2026-11-27 10:35:28",,"2026-11-27 10:35:28",0,0,"BUSY","DOCUMENTATION","prorab-1795775728.12~2","","","prorab-1795775728.12~2",11`;
const AWAY = `"","+79110000005","78112201234","prorab-away",""""" <+79110000005>","PJSIP/pskov-00000014","PJSIP/103-00000017","Dial","PJSIP/101&PJSIP/103,60","2026-11-27 10:36:41","2026-11-27 10:36:41","2026-11-27 10:36:42",1,1,"ANSWERED","DOCUMENTATION","prorab-1795775801.24","away","","prorab-1795775801.24",26`;
/** A phone has dialled while Prorab was away. */
const DIALLED = `"","78112201234","89112223344","prorab-provider",""""" <78112201234>","PJSIP/101-00000018","PJSIP/pskov-00000019","Dial","PJSIP/89112223344@pskov,90","2026-11-27 10:36:41","2026-11-27 10:36:43","2026-11-27 10:36:50",9,7,"ANSWERED","DOCUMENTATION","prorab-1795775801.30","away","","prorab-1795775801.30",30`;

describe('a line of Asterisk’s list of calls', () => {
  it('is a talk with a customer', () => {
    expect(recordOf(TALK)).toEqual({
      ...{
        channelId: 'prorab-1795775728.0',
        way: 'trunk',
        held: 'prorab',
        dialled: '+78112201234',
        phone: null,
        extension: '102',
      },
      ...{ callerNumber: '+79110000001', callerName: 'Ivan, x', startedAt: new Date('2026-11-27T10:35:28Z') },
      ...{ answeredAt: new Date('2026-11-27T10:35:29Z'), endedAt: new Date('2026-11-27T10:36:28Z'), end: null },
    });
  });
  it('is a phone that was rung for one', () => {
    expect(recordOf(LEG)).toMatchObject({
      channelId: 'prorab-1795775728.12~2',
      way: 'other',
      answeredAt: null,
      end: 'busy',
    });
  });
  it.each([
    ['BUSY', 'busy'],
    ['NO ANSWER', 'no-answer'],
    ['FAILED', 'failed'],
    ['CONGESTION', 'failed'],
    ['UNKNOWN', null],
  ])('that came to no talk, %s', (disposition, end) => {
    expect(recordOf(DIALLED.replace('ANSWERED', disposition))).toMatchObject({ answeredAt: null, end });
  });
  it('is a call that the dialplan has held, or that Prorab has refused', () => {
    expect(recordOf(AWAY)).toMatchObject({ way: 'trunk', held: 'dialplan', dialled: '+78112201234', extension: '103' });
    expect(recordOf(TALK.replace(/"prorab-1795775728.0","",/, '"refused","",'))).toMatchObject({ held: 'refused' });
  });
  it('is a call of ours that the dialplan has held, or Prorab', () => {
    const of = { way: 'phone', dialled: '89112223344', phone: '101', extension: null } as const;
    expect(recordOf(DIALLED)).toMatchObject({ ...of, held: 'dialplan', answeredAt: new Date('2026-11-27T10:36:43Z') });
    const inside = DIALLED.replace('prorab-provider', 'prorab-inside').replace('PJSIP/pskov-', 'PJSIP/103-web-');
    expect(recordOf(inside)).toMatchObject({ way: 'phone', phone: '101', extension: '103' });
    const stasis = DIALLED.replace('prorab-provider', 'prorab-out').replace('"away"', '"prorab-1795775801.30"');
    expect(recordOf(stasis)).toMatchObject({ way: 'phone', held: 'prorab' });
    expect(recordOf(DIALLED.replace('prorab-provider', 'their-own'))).toMatchObject({ way: 'other', phone: null });
  });
  it.each([
    ['', 'is empty'],
    ['nonsense', 'is something else'],
    [TALK.slice(0, 200), 'is cut off'],
    [TALK.replace('"ANSWERED"', '"ANSW'), 'has a quote that does not end'],
    [TALK.replace('10:35:28', '99:35:28'), 'has no such time'],
    [TALK.replaceAll('prorab-1795775728.0', ''), 'names no channel'],
  ])('that %j: %s', (line) => {
    expect(recordOf(line)).toBeNull();
  });
});
