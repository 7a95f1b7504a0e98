import { DomainError } from '@prorab/kernel';
import { messageFor } from '@prorab/platform/marks';

interface SystemFailure {
  code: string;
  port?: number;
  address?: string;
  path?: string;
}

/** What the person in front of the terminal can do about it; null when only the stack helps. */
export function whyNotStarted(error: unknown): string | null {
  const text = error instanceof DomainError ? ofOurs(error) : ofTheMachine(error);
  return text === null ? null : `\nПрораб не запущен. ${text}\nProrab cannot start: ${(error as Error).message}\n`;
}

function ofOurs({ code, details, message }: DomainError): string {
  return messageFor(code, 'ru', details, message);
}

function ofTheMachine(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  const { code, port, address, path } = error as Error & SystemFailure;
  const place = [address, port].filter(Boolean).join(':');
  switch (code) {
    case 'EADDRINUSE':
      return `Порт ${place} занят: остановите того, кто его слушает, или назовите другой (PORT для API, SMTP_PORT для писем).`;
    case 'EADDRNOTAVAIL':
      return `Адреса ${place} у этой машины нет: поправьте HOST или mail.listener.host.`;
    case 'EACCES':
    case 'EPERM':
      return port
        ? `Порт ${place} открыть нельзя, не хватает прав: назовите порт больше 1023.`
        : `Нет прав на ${path ?? 'папку данных'}: поправьте права или назовите другую папку (PRORAB_DATA).`;
    case 'EROFS':
      return `${path ?? 'Папка данных'} только для чтения: назовите другую папку (PRORAB_DATA).`;
    case 'EEXIST':
    case 'ENOTDIR':
      return `${path ?? 'Папка данных'} не папка: назовите другую (PRORAB_DATA).`;
    case 'ENOSPC':
    case 'SQLITE_FULL':
      return 'На диске нет места: освободите его или назовите другую папку (PRORAB_DATA).';
    case 'SQLITE_NOTADB':
    case 'SQLITE_CORRUPT':
      return 'Файл базы данных повреждён или это не SQLite: верните его из копии или назовите другой (DATABASE_URL, PRORAB_DATA).';
    case 'SQLITE_CANTOPEN':
      return 'Файл базы данных не открывается: проверьте путь и права (DATABASE_URL, PRORAB_DATA).';
    case 'SQLITE_READONLY':
    case 'SQLITE_READONLY_DIRECTORY':
      return 'База данных только для чтения: поправьте права на папку данных (PRORAB_DATA).';
    default:
      return null;
  }
}
