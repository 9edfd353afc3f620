import type { Source } from '../../source';

export const source: Source = {
  id: 'mde-raw-process',
  title: 'Defender raw process records',
  fileName: /proc/i,
  requires: [
    ['ComputerDnsName', 'MachineId'],
    ['CreatedProcessName', 'CreatedProcessFilePath'],
    ['CreatedProcessCommandLine'],
    ['InitiatingProcessName'],
    ['CreatedProcessCreationTime', 'ReportTime'],
  ],
  time: {
    names: ['CreatedProcessCreationTime', 'ReportTime'],
    zone: 'utc',
    note: 'Defender writes UTC.',
  },
  tables: [
    {
      table: 'process_logs',
      fields: {
        host: { from: ['ComputerDnsName'], kind: 'host' },
        user: {
          from: ['CreatedProcessAccountName'],
          kind: 'text',
          otherwise: { from: ['CreatedProcessAccountUpn'], kind: 'account' },
        },
        user_domain: {
          from: ['CreatedProcessAccountDomainName'],
          kind: 'text',
          otherwise: { from: ['CreatedProcessAccountUpn'], kind: 'account domain' },
        },
        process_name: { from: ['CreatedProcessName', 'CreatedProcessFilePath'], kind: 'file name' },
        parent_process: { from: ['InitiatingProcessName'], kind: 'file name' },
        arguments: { from: ['CreatedProcessCommandLine'], kind: 'text' },
        process_path: { from: ['CreatedProcessFilePath'], kind: 'text' },
        process_id: { from: ['CreatedProcessId'], kind: 'hex or decimal' },
        logon_id: { from: ['LogonId'], kind: 'logon id' },
      },
    },
  ],
};
