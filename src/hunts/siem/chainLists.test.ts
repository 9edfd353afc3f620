import { expect, test } from 'vitest';
import { huntNamed } from '../library';
import { siemTextOf } from './siemLibrary';

test('the chain on ClickHouse reads bursts as the hunt for encryption does', () => {
  const text = siemTextOf('exfil-chain', 'clickhouse') ?? '';
  const params = huntNamed('impact-file-spike')?.params ?? [];
  const usual = (name: string) => params.find((param) => param.name === name)?.default;
  for (const list of ['known_tools', 'temporary_extensions', 'document_extensions']) {
    const items = usual(list) as readonly string[];
    expect(items.length).toBeGreaterThan(3);
    for (const item of items) expect(text).toContain(`'${item}'`);
  }
  expect(text).toContain(`> ${String(usual('window_minutes'))} * 60000000 as opens_burst`);
  expect(text).toContain(`max(file_count) >= ${String(usual('min_files'))}`);
});
