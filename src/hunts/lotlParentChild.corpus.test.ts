import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { recordsOf } from '../db/rowsOf';
import { TestIntake } from '../ingest/testing/intake';
import { hunt } from './library/lotl-parent-child/hunt';
import { runHunt } from './runHunt';

/** Real exports kept beside the project; they are no part of it. */
const folder = fileURLToPath(new URL('../../../shared/data', import.meta.url));
const present = existsSync(folder);
if (!present) console.info('Skipped: there are no real exports beside the project.');

describe.runIf(present)('unlikely parents in real exports', () => {
  let intake: TestIntake;
  beforeAll(async () => {
    intake = await TestIntake.start();
  });
  afterEach(() => intake.clear());
  afterAll(() => intake.db.close());

  async function findingsOf(name: string): Promise<Record<string, unknown>[]> {
    await intake.drop(path.basename(name), readFileSync(path.join(folder, name)));
    const { run, rows } = await runHunt(intake.db, hunt, { nowMs: () => performance.now() });
    expect(run.status, run.reason).not.toBe('error');
    return rows ? recordsOf(rows) : [];
  }

  it('sees no shell under Office in the Defender export, and nothing of Office above low', async () => {
    const found = await findingsOf('mde-msticpy/mde_proc_cs1.csv');
    const office = found.filter((f) => String(f['family']).startsWith('office'));
    expect(office.map((f) => [f['process_name'], f['severity'], f['starts']])).toEqual([
      ['Teams.exe', 'informational', 8],
    ]);
    expect(office[0]?.['known_as']).not.toBeNull();
  });

  it('sees the programs of Windows that lie in a folder of users in the 4688 export', async () => {
    const found = await findingsOf('sentinel-msticpy/processes_on_host.csv');
    const misplaced = found.filter((f) => f['family'] === 'wrong-place');
    const high = misplaced.filter((f) => f['severity'] === 'high').map((f) => f['process_name']);
    expect(high.sort()).toEqual([
      'conhost.exe',
      'conhost.exe',
      'csrss.exe',
      'lsass.exe',
      'smss.exe',
      'svchost.exe',
    ]);
    expect(misplaced.find((f) => f['process_name'] === 'cmd.exe')).toMatchObject({ starts: 23 });
  });
});
