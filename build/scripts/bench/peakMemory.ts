import { readFileSync, readdirSync } from 'node:fs';

/** The most memory that any page of a running Chromium has held, engine and all; null where the system does not tell. */
export function peakPageBytes(): number | null {
  try {
    const peaks = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(peakOfPage);
    return Math.max(...peaks) || null;
  } catch {
    // Only Linux has /proc.
    return null;
  }
}

function peakOfPage(pid: string): number {
  try {
    if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer')) return 0;
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    // The process ended meanwhile.
    return 0;
  }
}

/** `1,320 MB`, or that it is not known. */
export function megabytesText(bytes: number | null): string {
  return bytes === null ? 'not told here' : `${Math.round(bytes / 1e6).toLocaleString('en')} MB`;
}
