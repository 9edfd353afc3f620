import type { HuntParam } from './hunt';
import { list } from './paramForms';

/** Accounts that belong to the machine, not to a person. `*` stands for any letters. */
export const SYSTEM_ACCOUNTS: HuntParam = list({
  name: 'system_accounts',
  label: 'Machine and system accounts',
  default: [
    '*$',
    'system',
    'localsystem',
    'local service',
    'network service',
    'localservice',
    'networkservice',
    'anonymous logon',
    'dwm-*',
    'umfd-*',
    'window manager',
    'font driver host',
  ],
  why: 'These names exist on every machine, so a shared name proves nothing; add the names your language of Windows gives them.',
  source: 'Well-known security principals of Windows',
});
