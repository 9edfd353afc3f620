import { type Script, script } from './fixtures/script';
import { expect, test } from './fixtures/workbenchTest';

test('the analyst takes another logon for the pivot, which is named as theirs, and goes back', async ({
  workbench,
}) => {
  await workbench.openReady();
  const { page } = workbench;
  await script(page, (huntbench: Script) => huntbench.loadSample().then(() => undefined));
  await page.getByTestId('place-timeline').click();
  const note = page.getByTestId('pivot-note');
  await expect(note.getByRole('listitem').first()).toContainText('failed to log on');
  await expect(note).toContainText('Confidence is high');

  const other = note.getByRole('button', { name: /^Use this one/ }).first();
  await other.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('pivot-set')).toContainText('Set by the analyst');
  await expect(page.getByText(/Pivot point.*analyst/i).first()).toBeVisible();

  await page.getByRole('button', { name: 'Back to the found one' }).click();
  await expect(page.getByTestId('pivot-set')).toBeHidden();
  await expect(note).toContainText('2026-03-10 18:39:41.204Z');
});

test('each sentence of the pivot opens the records it speaks of', async ({ workbench }) => {
  await workbench.openReady();
  const { page } = workbench;
  await script(page, (huntbench: Script) => huntbench.loadSample().then(() => undefined));
  await page.getByTestId('place-timeline').click();
  const note = page.getByTestId('pivot-note');
  await note.getByText('216 records', { exact: true }).click();
  await expect(page.getByTestId('drawer')).toContainText('auth_logs.csv');
});
