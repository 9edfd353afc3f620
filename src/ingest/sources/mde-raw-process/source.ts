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
        full_host: { from: ['ComputerDnsName'], kind: 'full host' },
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
        user_sid: { from: ['CreatedProcessAccountSid'], kind: 'text' },
        parent_path: {
          from: ['InitiatingProcessImageFilePath'],
          kind: 'text',
          fileName: ['InitiatingProcessName'],
        },
        parent_arguments: {
          from: ['InitiatingProcessCommandLine', 'Process_CommandLine'],
          kind: 'text',
        },
        parent_id: { from: ['InitiatingProcessId'], kind: 'hex or decimal' },
        original_name: { from: ['CreatedProcessVersionInfoOriginalFileName'], kind: 'text' },
        company: { from: ['CreatedProcessVersionInfoCompanyName'], kind: 'text' },
        integrity: { from: ['CreatedProcessIntegrityLevel'], kind: 'text' },
        sha256: { from: ['CreatedProcessFileSha256'], kind: 'text' },
        logon_id: { from: ['LogonId'], kind: 'logon id' },
      },
    },
  ],
};
