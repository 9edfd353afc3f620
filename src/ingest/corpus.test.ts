import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isBalanced } from './sourceReport';
import { TestIntake } from './testing/intake';

/** Real exports kept beside the project; they are no part of it. */
const folder = fileURLToPath(new URL('../../../shared/data', import.meta.url));
const present = existsSync(folder);
if (!present) console.info('Skipped: there are no real exports beside the project.');

const files = present
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(csv|json|ndjson|jsonl|log|txt|xml|raw)(\.[0-9a-f]+)?$/.test(name))
      .sort()
  : [];

/** Records counted by independent scripts. */
const KNOWN: Readonly<Record<string, number>> = {
  'sentinel-msticpy/processes_on_host.csv': 363,
  'evtx-to-mitre/DERIVED_flat.csv': 8_728,
  'mde-msticpy/mde_proc_cs1.csv': 1_564,
  'sentinel-msticpy/demo_exchange_data.csv': 1_334,
  'sentinel-msticpy/alertlist.csv': 189,
  'sentinel-honeypot/samrajel_summary_query_data.csv': 205,
  'evtx-to-mitre/events.ndjson': 8_728,
  'cloudflare/derived_apt29_day1/day1_zero_trust_network_sessions.ndjson': 613,
  'cloudflare/derived_apt29_day1/day1_zero_trust_network_sessions_unixnano.ndjson': 613,
  'cloudflare/log2graylog/sample-messages.txt': 100,
  'cloudflare/sentinel_cloudflare_cl/Cloudflare_CL_first4.json': 4,
  'zeek/apt29_day1_combined_zeek.ndjson': 2_140,
};

describe.runIf(present)('real exports', () => {
  let intake: TestIntake;
  beforeAll(async () => {
    intake = await TestIntake.start();
  });
  afterAll(() => intake.db.close());

  it.each(files)('%s loads with every record accounted for', async (name) => {
    const report = await intake.load(path.basename(name), readFileSync(path.join(folder, name)));
    expect(report.status).toBe('loaded');
    expect([isBalanced(report), report.headless]).toEqual([true, false]);
    expect(report.warnings.filter((text) => text.startsWith('The engine refused'))).toEqual([]);
    const known = KNOWN[name];
    if (known !== undefined) expect([report.records, report.loaded]).toEqual([known, known]);
  });
});
