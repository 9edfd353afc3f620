import type { HuntParam } from './hunt';

/** Accounts that belong to the machine, not to a person. `*` stands for any letters. */
export const SYSTEM_ACCOUNTS: HuntParam = {
  name: 'system_accounts',
  label: 'Machine and system accounts',
  type: 'text-list',
  unit: '',
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
};
