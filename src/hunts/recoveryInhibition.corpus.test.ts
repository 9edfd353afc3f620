import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordsOf } from '../db/rowsOf';
import { TestIntake } from '../ingest/testing/intake';
import { hunt } from './library/recovery-inhibition/hunt';
import { runHunt } from './runHunt';

/** Real exports kept beside the project; they are no part of it. */
const folder = fileURLToPath(new URL('../../../shared/data', import.meta.url));
const present = existsSync(folder);
if (!present) console.info('Skipped: there are no real exports beside the project.');

describe.runIf(present)('recovery inhibition in real exports', () => {
  let intake: TestIntake;
  beforeEach(async () => {
    intake = await TestIntake.start();
  });
  afterEach(() => intake.db.close());

  async function findingsOf(name: string): Promise<Record<string, unknown>[]> {
    const report = await intake.drop(path.basename(name), readFileSync(path.join(folder, name)));
    expect(report.rejected).toBe(0);
    const { run, rows } = await runHunt(intake.db, hunt, { nowMs: () => performance.now() });
    expect(run.status).not.toBe('error');
    return rows ? recordsOf(rows) : [];
  }

  it('finds the one deleted shadow copy of the 4688 export', async () => {
    const findings = await findingsOf('sentinel-msticpy/processes_on_host.csv');
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      kind: 'recovery inhibited',
      host: 'MSTICALERTSWIN1',
      first_seen: '2019-01-15T05:15:17.137Z',
      last_seen: '2019-01-15T05:15:17.137Z',
      command_count: 1,
      count: 1,
    });
  });

  it('finds nothing in the Defender process export and says what it could not see', async () => {
    expect(await findingsOf('mde-msticpy/mde_proc_cs1.csv')).toEqual([]);
  });

  it.each(['evtx-to-mitre/events.ndjson', 'evtx-to-mitre/DERIVED_flat.csv'])(
    '%s: two recovery commands, 123 cleared logs, 14 times wevtutil cl',
    async (name) => {
      const findings = await findingsOf(name);
      const inhibited = findings.filter((finding) => finding['kind'] === 'recovery inhibited');
      expect(inhibited.map((f) => [f['host'], f['command_count'], f['script_count']])).toEqual([
        ['FS03', 2, 1],
      ]);
      expect(inhibited[0]).toMatchObject({ first_seen: '2021-12-19T14:33:13.678978Z' });
      const cleared = findings.filter((finding) => finding['kind'] === 'log cleared');
      const events = cleared.reduce((sum, finding) => sum + Number(finding['event_count']), 0);
      expect(events).toBe(123);
      const bursts = cleared.filter((finding) => Number(finding['command_count']) > 1);
      expect(bursts.map((f) => [f['host'], f['command_count']])).toEqual([['FS02', 14]]);
    },
  );
});
