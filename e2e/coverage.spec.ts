import { type Script, script } from './fixtures/script';
import { expect, test } from './fixtures/workbenchTest';

const CATEGORIES = [
  'endpoint-execution-and-impact',
  'authentication-and-privilege',
  'remote-execution-channels',
  'network-and-exfiltration',
  'backup-and-recovery-tampering',
] as const;

const GATEWAY_HTTP = Array.from({ length: 30 }, (_, i) =>
  JSON.stringify({
    Datetime: new Date(Date.UTC(2026, 2, 9, 8, i)).toISOString(),
    AccountID: 'a1',
    Action: 'allow',
    DeviceName: `WS-${i % 3}`,
    Email: 'p.lind@example.com',
    HTTPHost: 'files.example.com',
    HTTPMethod: 'PUT',
    HTTPStatusCode: 200,
    HTTPVersion: 'HTTP/2',
    SessionID: `s${i}`,
    SourceIP: '203.0.113.9',
    URL: `https://files.example.com/${i}`,
    UploadedFileNames: ['a.zip'],
    UserAgent: 'curl/8',
  }),
).join('\n');

test('the sample case has four categories whole and one with a named hole', async ({
  workbench,
}) => {
  const { page } = workbench;
  await workbench.openReady();
  await script(page, (huntbench: Script) => huntbench.loadSample().then(() => undefined));
  await page.getByTestId('place-coverage').click();
  const words = ['Present', 'Present', 'Present', 'Present', 'Partial'];
  for (const [i, category] of CATEGORIES.entries()) {
    await expect(page.getByTestId(`category-coverage-${category}`)).toContainText(words[i] ?? '');
  }
  await expect(page.getByTestId('part-file-changes')).toContainText(
    'Answered by result export file_spike.csv',
  );
  await expect(page.getByTestId('part-process-starts')).toContainText('31,017');
  await expect(page.getByTestId('part-process-starts')).toContainText('10,197');
  await expect(page.getByTestId('part-log-clears')).toContainText('Missing');
  await expect(page.getByTestId('part-log-clears')).toContainText('Export Security 1102');
});

test('with Cloudflare alone the other categories say which export is missing', async ({
  workbench,
}) => {
  const { page } = workbench;
  await workbench.openReady();
  await page.getByTestId('drop-input').setInputFiles({
    name: 'gateway.ndjson',
    mimeType: 'application/x-ndjson',
    buffer: Buffer.from(GATEWAY_HTTP),
  });
  await expect(page.getByTestId('intake-row')).toHaveCount(1);
  await page.getByTestId('place-coverage').click();
  for (const category of CATEGORIES) {
    await expect(page.getByTestId(`category-coverage-${category}`)).toContainText(
      category === 'network-and-exfiltration' ? 'Partial' : 'Missing',
    );
  }
  await expect(page.getByTestId('part-web-requests')).toContainText('30');
  await expect(page.getByTestId('part-upload-sizes')).toContainText('zero_trust_network_sessions');
  await expect(page.getByTestId('part-process-starts')).toContainText(
    'No process start in the evidence. Export process starts',
  );
  const coverage = await script(page, (huntbench: Script) => huntbench.coverage());
  expect(coverage.map(({ verdict }) => verdict)).toEqual([
    'missing',
    'missing',
    'missing',
    'partial',
    'missing',
  ]);
});

test('a category of the runbook leads to the coverage, and a verdict there to its parts', async ({
  workbench,
}) => {
  const { page } = workbench;
  await workbench.openReady();
  await script(page, (huntbench: Script) => huntbench.loadSample().then(() => undefined));
  await page.getByTestId('place-runbook').click();
  const group = page.getByTestId('hunt-group-backup-and-recovery-tampering');
  await expect(group).toContainText('Partial');
  await expect(page.getByTestId('hunt-group-coverage')).toContainText('Silences in the logs');
  await group.getByRole('button', { name: /coverage of/i }).press('Enter');
  await expect(page.getByTestId('place-coverage')).toHaveAttribute('aria-current', 'page');
  await page.getByTestId('category-coverage-backup-and-recovery-tampering').press('Enter');
  await expect(page.locator('#coverage-backup-and-recovery-tampering')).toBeFocused();
});
