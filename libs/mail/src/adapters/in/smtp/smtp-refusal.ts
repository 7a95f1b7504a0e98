/** What the sender hears. smtp-server takes the code from `responseCode`. */
export class SmtpRefusal extends Error {
  constructor(
    readonly responseCode: number,
    message: string,
  ) {
    super(message);
    this.name = 'SmtpRefusal';
  }
}
export const no = (code: number, message: string): SmtpRefusal => new SmtpRefusal(code, message);
