import type { ProcessEvent } from '../caseEvents';
import { ENTRY_HOST, execution, GUESSED_ACCOUNT } from './actors';
import { encodedCommand, scripts } from './encodedCommand';

export interface HandsOnEntryHost {
  readonly firstExecution: ProcessEvent;
  readonly executions: readonly ProcessEvent[];
  readonly encodedCommands: readonly ProcessEvent[];
}

function typed(at: string, process: string, args = ''): ProcessEvent {
  return execution(at, ENTRY_HOST, GUESSED_ACCOUNT, 'cmd.exe', process, args);
}

/** The first quarter of an hour on the jump host: who am I, where am I, who rules here. */
export function handsOnEntryHost(): HandsOnEntryHost {
  const firstExecution = typed('03-10 18:40:58.442', 'whoami.exe', '/all');
  const script = typed(
    '03-10 18:47:05.880',
    'powershell.exe',
    `-NoP -Exec Bypass -enc ${encodedCommand(scripts.domainReport)}`,
  );
  return {
    firstExecution,
    executions: [
      firstExecution,
      typed('03-10 18:41:22.015', 'nltest.exe', '/dclist:corp.haldenmarine.example'),
      typed('03-10 18:41:51.367', 'net.exe', 'group "Domain Admins" /domain'),
      typed('03-10 18:42:30.190', 'net.exe', 'group "Enterprise Admins" /domain'),
      typed('03-10 18:43:12.624', 'quser.exe'),
      typed('03-10 18:44:40.071', 'systeminfo.exe'),
      script,
      typed('03-10 18:52:33.905', 'net.exe', 'view /domain:HALDEN'),
    ],
    encodedCommands: [script],
  };
}
