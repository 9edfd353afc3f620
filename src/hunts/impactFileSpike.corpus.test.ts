import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordsOf } from '../db/rowsOf';
import { TestIntake } from '../ingest/testing/intake';
import { hunt } from './library/impact-file-spike/hunt';
import { runHunt } from './runHunt';

/** Real exports kept beside the project; they are no part of it. */
const folder = fileURLToPath(new URL('../../../shared/data', import.meta.url));
const present = existsSync(folder);
if (!present) console.info('Skipped: there are no real exports beside the project.');

describe.runIf(present)('bulk file changes in real exports', () => {
  let intake: TestIntake;
  beforeEach(async () => {
    intake = await TestIntake.start();
  });
  afterEach(() => intake.db.close());

  it.each([
    'evtx-to-mitre/events.ndjson',
    'mordor/empire_launcher_vbs_2020-09-04160940.json',
    'splunk/nxlog_json/T1136.001.ndjson',
  ])('%s holds no encryption, so nothing in it is medium or more', async (name) => {
    await intake.drop(path.basename(name), readFileSync(path.join(folder, name)));
    const { run, rows } = await runHunt(intake.db, hunt, { nowMs: () => performance.now() });
    expect(run.status).not.toBe('error');
    const found = rows ? recordsOf(rows) : [];
    const severe = found.filter(
      (row) => !['informational', 'low'].includes(String(row['severity'])),
    );
    expect(severe.map((row) => row['summary'])).toEqual([]);
  });
});
