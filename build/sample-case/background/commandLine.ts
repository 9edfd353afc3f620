/** One process start without its time, host and user. */
export interface CommandLine {
  readonly process: string;
  readonly parent: string;
  readonly args: string;
}

export function commandLine(parent: string, process: string, args = ''): CommandLine {
  return { process, parent, args };
}
