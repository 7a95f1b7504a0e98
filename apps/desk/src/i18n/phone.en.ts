import type { phoneRu } from './phone.ru.js';

export const phoneEn: typeof phoneRu = {
  title: 'Phone in the browser',
  answer: 'Take calls',
  place: { phone: 'at the phone', browser: 'in the browser' },
  line: {
    off: 'Off',
    starting: 'Connecting',
    'no-microphone': 'No microphone',
    elsewhere: 'At work in another window',
    ready: 'Ready',
    lost: 'No line',
    refused: 'The exchange refuses it',
  },
  noMicrophone: 'No microphone',
  hint: {
    off: 'Calls ring at the phone on your desk. In the browser you need a microphone and headphones.',
    'no-microphone': 'While there is no microphone, calls ring at the phone on your desk.',
    elsewhere:
      'Another tab or another computer where you are logged in is your phone. Close it, and this page becomes it.',
    ready: 'Calls ring here while this page is open. Close it, and the phone on your desk rings.',
    lost: 'No line to the exchange, connecting again. Until then calls ring at the phone on your desk.',
    refused:
      'The exchange does not know this phone. Administrator: run asterisk-files and let Asterisk read its files again.',
  },
  microphone: {
    denied:
      'The microphone is forbidden. Allow it in the settings of the site (the sign left of the address) and try again.',
    missing: 'No microphone was found. Connect a headset and try again.',
    'in-use': 'Another program uses the microphone. Close it and try again.',
    insecure:
      'Browsers give the microphone to pages over HTTPS only. Open Prorab at an address that begins with https://.',
  },
  here: 'Take calls here',
  number: 'Extension or number',
  call: 'Call',
  answerHere: 'Answer in the browser: the button below on the right',
  alert: '{who} is calling. You can answer here',
  stage: { ringing: 'Calls you', calling: 'Calling', joining: 'Connecting', talking: 'Talk', ended: 'Ended' },
  onHold: 'On hold',
  take: 'Answer',
  decline: 'Decline',
  hangUp: 'Hang up',
  mute: 'Microphone off',
  hold: 'Hold',
  keys: 'Keypad',
  silent: 'The browser does not let this page sound yet: click on it to hear the ring.',
  lineLost: 'No line to the exchange, connecting again. The voice has a way of its own.',
  end: {
    busy: 'Busy',
    rejected: 'Declined',
    'no-answer': 'No answer',
    'unknown-number': 'No such number',
    microphone: 'The microphone cannot be used',
    'voice-lost': 'The connection broke',
    failed: 'The call failed',
  },
};
