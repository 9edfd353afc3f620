import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { recordsOf } from '../db/rowsOf';
import { EntropyClient } from '../entropy/client';
import { computeArgumentEntropy } from '../entropy/computeArgumentEntropy';
import { startKernelThread } from '../entropy/testing/kernelThread';
import { TestIntake } from '../ingest/testing/intake';
import type { Hunt } from './hunt';
import { hunt as entropy } from './library/command-entropy/hunt';
import { hunt as obfuscation } from './library/command-obfuscation/hunt';
import { hunt as gaps } from './library/log-gaps/hunt';
import { runHunt } from './runHunt';

/** Real exports kept beside the project; they are no part of it. */
const folder = fileURLToPath(new URL('../../../shared/data', import.meta.url));
const present = existsSync(folder);
if (!present) console.info('Skipped: there are no real exports beside the project.');

describe.runIf(present)('hidden commands and silent logs in real exports', () => {
  let intake: TestIntake;
  let client: EntropyClient;
  beforeAll(async () => {
    intake = await TestIntake.start();
    client = new EntropyClient(startKernelThread);
  });
  afterEach(() => intake.clear());
  afterAll(async () => {
    client.close();
    await intake.db.close();
  });

  async function load(name: string): Promise<void> {
    await intake.drop(path.basename(name), readFileSync(path.join(folder, name)));
    await computeArgumentEntropy(intake.db, client);
  }

  async function findingsOf(hunt: Hunt): Promise<Record<string, unknown>[]> {
    const { run, rows } = await runHunt(intake.db, hunt, { nowMs: () => 0 });
    expect(run.status, run.reason).not.toBe('error');
    return rows ? recordsOf(rows) : [];
  }

  const isLoud = ({ severity }: Record<string, unknown>): boolean =>
    severity !== 'low' && severity !== 'informational';

  it('decodes the one encoded command of the 4688 export', async () => {
    await load('sentinel-msticpy/processes_on_host.csv');
    const decoded = (await findingsOf(obfuscation)).filter((f) => f['decoded'] !== null);
    expect(decoded).toHaveLength(1);
    expect(decoded[0]).toMatchObject({
      severity: 'high',
      host: 'MSTICALERTSWIN1',
      first_seen: '2019-01-15T05:15:13.567Z',
      starts: 1,
    });
    expect((await findingsOf(entropy)).filter(isLoud)).toHaveLength(1);
  });

  it('finds nothing above low among the command lines of the Defender export', async () => {
    await load('mde-msticpy/mde_proc_cs1.csv');
    for (const hunt of [obfuscation, entropy]) {
      expect((await findingsOf(hunt)).filter(isLoud)).toEqual([]);
    }
    expect((await findingsOf(gaps)).filter(isLoud)).toEqual([]);
  });

  it('names compressed loaders and programs passed in pieces in the attack samples', async () => {
    await load('evtx-to-mitre/events.ndjson');
    const high = (await findingsOf(obfuscation)).filter((f) => f['severity'] === 'high');
    expect(new Set(high.map((f) => f['host']))).toEqual(
      new Set(['MSSQL01', 'SRVDEFENDER01', 'FS03VULN', 'WIN10-02']),
    );
    const confirmed = (await findingsOf(gaps)).filter((f) => f['verdict'] === 'tamper-confirmed');
    expect(confirmed.length).toBeGreaterThan(5);
    for (const gap of confirmed) expect(gap['marker']).toMatch(/1102|104/);
  });
});
