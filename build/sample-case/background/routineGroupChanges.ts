import { utcMs } from '../caseClock';
import type { CaseEvents, GroupChangeEvent } from '../caseEvents';

const groupChange: readonly GroupChangeEvent[] = [
  {
    atMs: utcMs('03-09 07:51:33.210'),
    host: 'DC-01',
    user: 'adm.desk',
    member: 'a.quist',
    group: 'VPN Users',
    action: 'added',
    eventCode: 4728,
  },
  {
    atMs: utcMs('03-09 08:06:14.871'),
    host: 'DC-01',
    user: 'adm.desk',
    member: 'm.haddad',
    group: 'Finance, read and write',
    action: 'added',
    eventCode: 4756,
  },
  {
    atMs: utcMs('03-09 13:22:40.056'),
    host: 'WS-21',
    user: 'adm.novak',
    member: 'y.aydin',
    group: 'Remote Desktop Users',
    action: 'added',
    eventCode: 4732,
  },
  {
    atMs: utcMs('03-10 06:39:02.745'),
    host: 'DC-02',
    user: 'adm.desk',
    member: 'r.blom',
    group: 'VPN Users',
    action: 'removed',
    eventCode: 4729,
  },
  {
    atMs: utcMs('03-10 10:12:57.301'),
    host: 'DC-01',
    user: 'adm.berg',
    member: 'adm.novak',
    group: 'Server Operators',
    action: 'added',
    eventCode: 4732,
  },
  {
    atMs: utcMs('03-10 13:55:19.640'),
    host: 'DC-01',
    user: 'adm.berg',
    member: 'adm.novak',
    group: 'Server Operators',
    action: 'removed',
    eventCode: 4733,
  },
];

/** Access requests of the week, and one privileged right lent for an afternoon. */
export function routineGroupChanges(): Partial<CaseEvents> {
  return { groupChange };
}
