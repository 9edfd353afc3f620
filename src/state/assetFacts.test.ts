import { expect, it } from 'vitest';
import { loadTables, startHuntDb } from '../hunts/testing/caseTables';
import { assetFacts } from './assetFacts';

it('the value of hosts and accounts is read from the evidence', async () => {
  const db = await startHuntDb();
  const logons = Array.from(
    { length: 8 },
    (_, i) => `2026-03-10 10:0${i}:00,FS-01,u${i},10.0.0.${i},success,S-1-5-21-1-100${i}`,
  );
  await loadTables(db, {
    auth_logs: [
      'timestamp,host,user,source_ip,outcome,user_sid',
      ...logons,
      '2026-03-10 11:00:00,WS-01,Chef,10.0.0.9,success,S-1-5-21-1-500',
      '2026-03-10 11:00:00,WS-01,Administrator,10.0.0.9,failure,',
    ].join('\n'),
    log_records: [
      'timestamp,host,channel,event_code',
      '2026-03-10 10:00:00,DC-01,Security,4769',
      '2026-03-10 10:00:00,WS-01,Security,4776',
      '2026-03-10 10:00:00,WEB-01,access,4769',
    ].join('\n'),
    account_logs: [
      'timestamp,host,user,event_code,action,target_user,group_sid',
      '2026-03-10 10:00:00,DC-01,adm,4728,member added to global group,mallory,S-1-5-21-7-512',
      '2026-03-10 10:00:00,DC-01,adm,4729,member removed from global group,gone,S-1-5-21-7-512',
      '2026-03-10 10:00:00,DC-01,adm,4728,member added to global group,reader,S-1-5-21-7-1200',
      '2026-03-10 10:00:00,WS-01,ops,4672,special privileges assigned,ops,',
      '2026-03-10 10:00:00,WS-01,SYSTEM,4672,special privileges assigned,SYSTEM,',
    ].join('\n'),
  });
  const { hosts, accounts } = await assetFacts(db);
  expect([...hosts].map(([name, { what }]) => [name, what])).toEqual([
    ['FS-01', 'server'],
    ['DC-01', 'domain controller'],
  ]);
  expect(hosts.get('FS-01')?.why).toBe('8 accounts logged on to it from 8 places');
  expect([...accounts.keys()].sort()).toEqual(['administrator', 'chef', 'mallory', 'ops']);
  await db.close();
});
