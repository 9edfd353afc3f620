import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CellValue } from '../db/db';
import { recordsOf } from '../db/rowsOf';
import { TestIntake } from '../ingest/testing/intake';
import type { Hunt } from './hunt';
import { hunt as credentialAbuse } from './library/credential-abuse/hunt';
import { hunt as privilegeChange } from './library/privilege-change/hunt';
import { hunt as remoteExecution } from './library/remote-execution/hunt';
import { runHunt } from './runHunt';

/** Real exports kept beside the project; they are no part of it. */
const folder = fileURLToPath(new URL('../../../shared/data', import.meta.url));
const present = existsSync(folder);
if (!present) console.info('Skipped: there are no real exports beside the project.');

type Finding = Readonly<Record<string, CellValue>>;

async function answers(intake: TestIntake, hunt: Hunt): Promise<Finding[]> {
  const { run, rows } = await runHunt(intake.db, hunt, { nowMs: () => 0 });
  expect(run.status).toBe('hits');
  return rows ? recordsOf(rows) : [];
}

const startOf = (finding: Finding): string => new Date(String(finding['first_seen'])).toISOString();

describe.runIf(present)('attack samples of 281 files', () => {
  let intake: TestIntake;
  beforeAll(async () => {
    intake = await TestIntake.start();
    await intake.drop(
      'events.ndjson',
      readFileSync(path.join(folder, 'evtx-to-mitre/events.ndjson')),
    );
  }, 60_000);
  afterAll(() => intake.db.close());

  it('counts all 261 service installs and joins the 244 with encoded names', async () => {
    const findings = await answers(intake, remoteExecution);
    for (const finding of findings) expect(Number(finding['installs_in_evidence'])).toBe(261);
    const flood = findings.filter((finding) => Number(finding['service_installs']) > 100);
    expect(flood).toHaveLength(1);
    expect(flood[0]).toMatchObject({ host: 'FS03', severity: 'high' });
    expect(Number(flood[0]?.['service_installs'])).toBe(244);
    expect(Number(flood[0]?.['service_names'])).toBe(244);
    expect(Number(flood[0]?.['record_count'])).toBe(244);
  });

  it('names the tools and the source of what was run remotely', async () => {
    const findings = await answers(intake, remoteExecution);
    const of = (host: string, day: string) =>
      findings.filter(
        (f) => f['host'] === host && f['severity'] === 'high' && startOf(f).startsWith(day),
      );
    const [atexec] = of('FS01', '2021-06-10');
    expect(atexec).toMatchObject({ severity: 'high', logon_source_ip: '10.23.123.11' });
    expect(String(atexec?.['tell_tales'])).toContain('task deleted again at once');
    expect(String(of('ROOTDC1', '2021-12-14')[0]?.['tell_tales'])).toContain('smbexec');
    expect(String(of('SRVDEFENDER01', '2021-04-26')[0]?.['tell_tales'])).toContain('impacket');
    const psexec = of('SRVDEFENDER01', '2021-04-21').map((f) => String(f['services']));
    expect(psexec).toEqual(['PSEXESVC', 'iOWamcEn']);
  });

  it('finds what was done to accounts', async () => {
    const findings = await answers(intake, privilegeChange);
    const changes = Object.fromEntries(
      findings.map((f) => [
        `${String(f['accounts'])} ${String(f['severity'])}`,
        String(f['changes']),
      ]),
    );
    expect(changes['hacking-local-acct high']).toMatch(
      /^made, added to Administrators, .* taken out/,
    );
    expect(changes['honey-pot1 high']).toContain('Schema Admins');
    expect(changes['3teamssixf$ high']).toMatch(/name like a machine.*deleted/);
    expect(changes['admin-kriss medium']).toBe('made, deleted 1.3 min after it was made');
    expect(findings.map((f) => f['changes']).join()).toContain('no Kerberos pre-authentication');
    expect(changes['Test-ADM medium']).toContain('DnsAdmins');
    expect(Object.keys(changes).join()).not.toContain('hack-adm-hack');
  });

  it('tells brute force, spray and enumeration apart', async () => {
    const findings = await answers(intake, credentialAbuse);
    const seen = findings.map((f) => [f['class'], Number(f['tries']), f['first_source']]);
    expect(seen).toContainEqual(['brute force', 54, '10.23.123.11']);
    expect(seen).toContainEqual(['user enumeration', 49, '10.23.123.11']);
    expect(seen).toContainEqual(['password spray', 36, '10.23.123.11']);
  });
});

describe.runIf(present)('account creation on a domain controller', () => {
  it('finds the three accounts and the new administrator', async () => {
    const intake = await TestIntake.start();
    const name = 'splunk/nxlog_json/T1136.001.ndjson';
    await intake.drop('T1136.001.ndjson', readFileSync(path.join(folder, name)));
    const findings = await answers(intake, privilegeChange);
    expect(
      findings.map((f) => [f['accounts'], f['severity'], startOf(f), f['groups']]).sort(),
    ).toEqual([
      ['T1136.001_Admin', 'high', '2020-07-20T13:31:06.000Z', 'Administrators'],
      ['T1136.001_CMD', 'medium', '2020-07-20T13:31:05.000Z', null],
      ['T1136.001_PowerShell', 'medium', '2020-07-20T13:31:05.000Z', null],
    ]);
    await intake.db.close();
  }, 60_000);
});
