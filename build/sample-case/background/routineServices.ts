import { utcMs } from '../caseClock';
import type { CaseEvents, ServiceTaskEvent } from '../caseEvents';

const DEFINITIONS = 'C:\\ProgramData\\Microsoft\\Windows Defender\\Definition Updates';

const serviceTask: readonly ServiceTaskEvent[] = [
  {
    atMs: utcMs('03-09 05:31:08.114'),
    host: 'WS-05',
    user: 'SYSTEM',
    eventCode: 7045,
    name: 'Microsoft Edge Update Service (edgeupdate)',
    imagePath: '"C:\\Program Files (x86)\\Microsoft\\EdgeUpdate\\MicrosoftEdgeUpdate.exe" /svc',
  },
  {
    atMs: utcMs('03-09 06:02:44.390'),
    host: 'WS-11',
    user: 'SYSTEM',
    eventCode: 7045,
    name: 'MpKsl5e1f07c2',
    imagePath: `${DEFINITIONS}\\{7C1F0E52-93A8-4D6B-B1F4-60A2C9D85E13}\\MpKslDrv.sys`,
  },
  {
    atMs: utcMs('03-09 10:17:21.057'),
    host: 'WS-18',
    user: 'svc_deploy',
    eventCode: 7045,
    name: 'Halden VPN Client',
    imagePath: '"C:\\Program Files\\Halden VPN\\vpnsvc.exe" --service',
  },
  {
    atMs: utcMs('03-09 12:40:09.735'),
    host: 'APP-01',
    user: 'adm.novak',
    eventCode: 4698,
    name: '\\Ops\\Rotate ERP logs',
    imagePath: 'powershell.exe -NoProfile -File "C:\\Ops\\Rotate-ErpLogs.ps1"',
  },
  {
    atMs: utcMs('03-10 00:38:12.600'),
    host: 'WEB-01',
    user: 'SYSTEM',
    eventCode: 7045,
    name: 'Windows Update Medic, staged',
    imagePath: '%systemroot%\\system32\\svchost.exe -k wusvcs -p',
  },
  {
    atMs: utcMs('03-10 07:58:33.241'),
    host: 'PRN-01',
    user: 'adm.berg',
    eventCode: 7045,
    name: 'Printer Port Monitor',
    imagePath: '"C:\\Program Files\\PortMon\\pmsvc.exe" -port 9100',
  },
  {
    atMs: utcMs('03-10 11:05:50.918'),
    host: 'WS-20',
    user: 'f.dupont',
    eventCode: 4698,
    name: '\\OneDrive Reporting Task-S-1-5-21-2871404611-1090127764-3351180422-1140',
    imagePath: '%localappdata%\\Microsoft\\OneDrive\\OneDriveStandaloneUpdater.exe /reporting',
  },
  {
    atMs: utcMs('03-11 06:12:37.083'),
    host: 'WS-26',
    user: 'SYSTEM',
    eventCode: 7045,
    name: 'MpKsl91b3d4aa',
    imagePath: `${DEFINITIONS}\\{0D9A4B7E-5C21-4F38-8E60-2B71F3C8A945}\\MpKslDrv.sys`,
  },
  {
    atMs: utcMs('03-11 09:13:26.444'),
    host: 'APP-01',
    user: 'adm.novak',
    eventCode: 4698,
    name: '\\Ops\\Check ERP login',
    imagePath: 'powershell.exe -NoProfile -File "C:\\Ops\\Test-ErpLogin.ps1" -Server SQL-01',
  },
];

/** Services and tasks that installers, updaters and administrators create. */
export function routineServices(): Partial<CaseEvents> {
  return { serviceTask };
}
