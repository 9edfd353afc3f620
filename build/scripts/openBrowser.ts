import { spawn } from 'node:child_process';

/** Opens the address in the default browser where a person can see it. Says nothing when it cannot: the address is printed. */
export function openBrowser(address: string): void {
  const { CI, DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (CI) return;
  const [command, ...args] = opener(address, Boolean(DISPLAY || WAYLAND_DISPLAY));
  if (!command) return;
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => console.log('No browser could be opened; open the address yourself.'));
  child.unref();
}

function opener(address: string, hasDisplay: boolean): string[] {
  switch (process.platform) {
    case 'darwin':
      return ['open', address];
    case 'win32':
      return ['cmd', '/c', 'start', '', address];
    default:
      return hasDisplay ? ['xdg-open', address] : [];
  }
}
