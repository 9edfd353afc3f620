import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordsOf } from '../db/rowsOf';
import { TestIntake } from '../ingest/testing/intake';
import type { ParamOverrides } from './hunt';
import { hunt } from './library/cloudflare-upload/hunt';
import { runHunt } from './runHunt';

/** Real exports kept beside the project; they are no part of it. */
const folder = fileURLToPath(new URL('../../../shared/data', import.meta.url));
const present = existsSync(folder);
if (!present) console.info('Skipped: there are no real exports beside the project.');

const WITHOUT_192 = { internal_ranges: ['10.0.0.0/8', '172.16.0.0/12', 'fc00::/7', 'fe80::/10'] };

describe.runIf(present)('uploads in real exports', () => {
  let intake: TestIntake;
  beforeEach(async () => {
    intake = await TestIntake.start();
  });
  afterEach(() => intake.db.close());

  async function findingsOf(
    names: readonly string[],
    overrides: ParamOverrides = {},
  ): Promise<Record<string, unknown>[]> {
    for (const name of names) {
      await intake.drop(path.basename(name), readFileSync(path.join(folder, name)));
    }
    const clock = { nowMs: () => performance.now() };
    const { run, rows } = await runHunt(intake.db, hunt, clock, overrides);
    expect(run.reason ?? '', run.reason).not.toContain('Error');
    expect(['hits', 'partial', 'clear']).toContain(run.status);
    return rows ? recordsOf(rows) : [];
  }

  const apt29 = 'cloudflare/derived_apt29_day1/day1_zero_trust_network_sessions';

  it.each([
    [[`${apt29}.ndjson`], 1],
    [[`${apt29}_unixnano.ndjson`], 1],
    [['zeek/apt29_day1_combined_zeek.ndjson'], 1],
    [[`${apt29}.ndjson`, 'zeek/apt29_day1_combined_zeek.ndjson'], 2],
  ])('%s: the one upload, once its destination is not called internal', async (names, records) => {
    expect(await findingsOf(names)).toEqual([]);
    const clock = { nowMs: () => performance.now() };
    const { rows } = await runHunt(intake.db, hunt, clock, WITHOUT_192);
    const findings = rows ? recordsOf(rows) : [];
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      severity: 'low',
      source_ip: '10.0.1.4',
      destination: '192.168.0.4',
      evidence_level: 'U1',
      bytes_sent: 2181167,
      record_count: records,
    });
    expect(String(findings[0]?.['first_seen'])).toMatch(/^2020-04-30T00:32:21/);
  });

  it.each([
    'cloudflare/log2graylog/sample-messages.txt',
    'cloudflare/log2graylog/sample-messages.csv',
    'cloudflare/panther/cloudflare_firewall_ddos.ndjson',
    'cloudflare/panther/cloudflare_httpreq_bot_high_volume.ndjson',
    'cloudflare/panther/cloudflare_react2shell_rce_attempt.ndjson',
    'cloudflare/sentinel_cloudflare_cl/Cloudflare_CL_first4.json',
    'cloudflare/sentinel_cloudflare_cl/DERIVED_Cloudflare_CL_portal_form.csv',
  ])('%s: no upload', async (name) => {
    expect(await findingsOf([name], WITHOUT_192)).toEqual([]);
  });
});
