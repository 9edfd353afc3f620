import type { Hunt } from '../../hunt';
import { REMOTE_EXECUTION_PARAMS } from '../../remoteExecutionParams';
import sql from './hunt.sql?raw';
import resultSql from './result.sql?raw';

export const hunt: Hunt = {
  id: 'remote-execution',
  version: 1,
  title: 'Programs run from another machine',
  question:
    'On which hosts did somebody run programs from another machine, through services, tasks, WMI, WinRM or named pipes?',
  letter: 'C',
  category: 'remote execution channels',
  techniques: [
    { id: 'T1569.002', name: 'System Services: Service Execution' },
    { id: 'T1543.003', name: 'Create or Modify System Process: Windows Service' },
    { id: 'T1053.005', name: 'Scheduled Task/Job: Scheduled Task' },
    { id: 'T1021.002', name: 'Remote Services: SMB/Windows Admin Shares' },
    { id: 'T1021.003', name: 'Remote Services: Distributed Component Object Model' },
    { id: 'T1021.006', name: 'Remote Services: Windows Remote Management' },
    { id: 'T1047', name: 'Windows Management Instrumentation' },
    { id: 'T1219', name: 'Remote Access Tools' },
  ],
  severity: 'high',
  needs: [],
  needsAnyOf: [
    {
      table: 'service_logs',
      columns: ['timestamp', 'event_code', 'name'],
      everyRecord: ['timestamp', 'host'],
      export:
        'Export service installs and tasks: System 7045, Security 4697, 4698, 4699 and 4702, or DeviceEvents of Defender.',
    },
    {
      table: 'process_logs',
      columns: ['timestamp', 'process_name', 'parent_process'],
      everyRecord: ['timestamp', 'host'],
      export:
        'Export process starts with the parent: DeviceProcessEvents, Sysmon event 1, or Security 4688.',
    },
  ],
  sharpenedBy: [
    {
      table: 'file_logs',
      columns: ['timestamp', 'file_path'],
      everyRecord: [],
      export: 'Security 5145 and Sysmon 17 and 18 show the pipes and shares of remote tools.',
    },
    {
      table: 'auth_logs',
      columns: ['timestamp', 'host', 'outcome', 'logon_type', 'source_ip'],
      everyRecord: [],
      export: 'Logons of the target, Security 4624 with type and address, name where it came from.',
    },
    {
      table: 'net_logs',
      columns: ['timestamp', 'host', 'dest_port', 'direction', 'source_ip'],
      everyRecord: [],
      export: 'Inbound connections of the target name where it came from when logons are missing.',
    },
  ],
  result: { table: 'service_task', sql: resultSql },
  automatic: true,
  params: REMOTE_EXECUTION_PARAMS,
  falsePositives: [
    'Software distribution such as Configuration Manager, PDQ Deploy and Intune installs services and runs shells remotely.',
    'Administrators use PsExec, WMI and PowerShell remoting for ordinary work, often from one jump host.',
    'Help desks install remote control software on purpose; add what your house uses to the known tools.',
    'Vulnerability scanners and monitoring start shells through WMI and the service control manager.',
    'Vendors name services with few vowels, and installers run services from temporary folders for a moment.',
    'Red teams and lab machines leave exactly these traces.',
  ],
  blindSpots: [
    'A service with a plausible name that runs a program dropped into Windows or Program Files has no tell-tale here.',
    'A library hosted by svchost is not looked at, because the event names the host and not the library.',
    'A service that is changed to run something else and changed back writes no install event.',
    'Without audit of scheduled tasks no 4698 exists, and the task log names the task but not what it runs.',
    'The source is known only where the target wrote a logon, a share access or an inbound connection in that minute.',
    'Tools that run inside the WMI or WinRM host process without a child leave no process start.',
  ],
  nextSteps: [
    'Read the path or command of each service and task named, and fetch the program before it is removed.',
    'Go to the source address and find out which process and account opened the connection.',
    'List what else that account did on other hosts in the same hour, with the lists of logons and services.',
    'Look at the children of the started process in the following ten minutes.',
    'Ask the owners of software distribution and monitoring whether the pattern is theirs, then add it to the known tools.',
  ],
  references: [
    'https://attack.mitre.org/techniques/T1569/002/',
    'https://attack.mitre.org/techniques/T1021/',
    'https://attack.mitre.org/techniques/T1053/005/',
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4697',
  ],
  sql,
};
