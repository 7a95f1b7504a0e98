// The desk in a window of its own: the house's page itself, so that a new desk needs no new program.
import { app, BrowserWindow, shell } from 'electron';

const house = process.env.PRORAB_URL ?? 'http://localhost:3000';

function openWindow(): void {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    title: 'Прораб',
    webPreferences: { contextIsolation: true, nodeIntegration: false, sandbox: true },
  });
  // What a letter links to opens in the browser, never here.
  window.webContents.setWindowOpenHandler(({ url }) => {
    if (/^https?:/.test(url)) void shell.openExternal(url);
    return { action: 'deny' };
  });
  window.webContents.on('will-navigate', (event, url) => {
    if (new URL(url).origin !== new URL(house).origin) event.preventDefault();
  });
  void window.loadURL(house);
}

void app.whenReady().then(openWindow);
app.on('activate', () => {
  if (BrowserWindow.getAllWindows().length === 0) openWindow();
});
app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit();
});
