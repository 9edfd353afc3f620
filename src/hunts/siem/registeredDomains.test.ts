import { expect, test } from 'vitest';
import { MACROS } from '../../schema/macros';
import { siemTextOf } from './siemLibrary';
import { SIEM_ENGINES } from './siemText';

const HUNTS = ['cloudflare-upload', 'exfil-chain'];

/** The two lists that tell which part of a name is registered: platforms and second levels. */
function listsOfDomains(): readonly string[] {
  const text = String(MACROS.find((macro) => String(macro).includes('macro registered_domain(')));
  const platforms = /'\[[.]\]\(([^)]+)\)/.exec(text)?.[1]?.split('|') ?? [];
  const levels = /\[[.]\]\(((?:[a-z]+\|)+[a-z]+)\)\[[.]\]\[a-z\]/.exec(text)?.[1] ?? '';
  return [...platforms.map((name) => name.replaceAll('[.]', '.')), levels];
}

test('the texts share the platforms and second levels of the workbench', () => {
  const names = listsOfDomains();
  expect(names.length).toBeGreaterThan(20);
  expect(names.at(-1)).toContain('co|com|net');
  const texts = HUNTS.flatMap((hunt) => SIEM_ENGINES.map((engine) => siemTextOf(hunt, engine)));
  const readers = texts.filter((text) => text?.includes('amazonaws.com'));
  expect(readers.length).toBeGreaterThanOrEqual(3);
  for (const text of readers) for (const name of names) expect(text).toContain(name);
});
