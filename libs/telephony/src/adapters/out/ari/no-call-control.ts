import { CallControl } from '../../../application/ports/call-control.port.js';
import { ExchangeUnavailable } from '../../../domain/exchange.errors.js';

const off = (): Promise<never> => Promise.reject(new ExchangeUnavailable('off'));

/** No exchange is configured: nothing is heard, and every order says so. */
export class NoCallControl extends CallControl {
  override async listen(): Promise<void> {
    return undefined;
  }
  override readAnew(): void {
    return undefined;
  }
  override isThere = off;
  override ring = off;
  override indicateRinging = off;
  override answer = off;
  override hangUp = off;
  override handBack = off;
  override letCallOut = off;
  override letRing = off;
  override nameCaller = off;
  override join = off;
  override holdIn = off;
  override keepOpen = off;
  override spy = off;
  override answerHandOver = off;
  override endBridge = off;
  override record = off;
  override say = off;
  override hush = off;
  override takeMessage = off;
  override isRecording = off;
  override finishRecording = off;
  override recording = off;
  override storedRecordings = off;
  override forgetRecording = off;
}
