import { isWithin, type TimeSpan, utcMs } from '../caseClock';
import type { CaseEvents, ProcessEvent } from '../caseEvents';
import { connection, execution, logon, STOLEN_ACCOUNT } from './actors';

const HOST = 'FS-01';

/** Process auditing of the file server is switched off for this long. */
export const silence: TimeSpan & { readonly host: string } = {
  host: HOST,
  fromMs: utcMs('03-10 22:08:20.400'),
  toMs: utcMs('03-10 23:43:05.000'),
};

function auditPolicy(at: string, state: 'disable' | 'enable'): ProcessEvent {
  return execution(
    at,
    HOST,
    STOLEN_ACCOUNT,
    'cmd.exe',
    'auditpol.exe',
    `/set /subcategory:"Process Creation" /success:${state} /failure:${state}`,
  );
}

export function silencedLog(): Partial<CaseEvents> {
  return {
    net: [connection('03-10 22:04:31.270', 'BKP-01', STOLEN_ACCOUNT, HOST, 445)],
    auth: [
      logon('03-10 22:04:33.815', HOST, STOLEN_ACCOUNT, 'BKP-01', 3),
      logon('03-10 22:51:19.448', HOST, STOLEN_ACCOUNT, 'BKP-01', 3),
    ],
    process: [
      auditPolicy('03-10 22:08:20.182', 'disable'),
      auditPolicy('03-10 23:43:05.061', 'enable'),
    ],
  };
}

export function isSilenced(event: ProcessEvent): boolean {
  return event.host === silence.host && isWithin(silence, event.atMs);
}
