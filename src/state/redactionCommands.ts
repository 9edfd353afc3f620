import { errorText } from '../core/analystError';
import { redactionKeyCsvOf } from '../export/redactionKeyCsv';
import { caseNames } from './caseNames';
import type { CaseRedaction } from './caseRedaction';
import { type CommandContext, addFault, setActivity } from './context';
import { fileStem } from './fileStem';
import type { Workbench } from './workbench';

type RedactionCommands = Pick<
  Workbench,
  'setRedaction' | 'setRedactionWords' | 'redact' | 'redactionCounts' | 'exportRedactionKey'
>;

export function redactionCommands(
  context: CommandContext,
  redaction: CaseRedaction,
): RedactionCommands {
  const { deps, store } = context;
  return {
    async setRedaction(on) {
      if (!on) {
        redaction.change({ on: false });
        return;
      }
      if (await collectNames(context, redaction)) redaction.change({ on: true });
    },
    setRedactionWords: (words) => redaction.setWords(words),
    redact: (text) => redaction.redact(text),
    async redactionCounts() {
      if (!redaction.isOn) await collectNames(context, redaction);
      return redaction.counts();
    },
    exportRedactionKey() {
      const name = `${fileStem(context.redact(store.getState().caseName))}-redaction-key.csv`;
      deps.download(redactionKeyCsvOf(redaction.key), name, 'redacted');
    },
  };
}

/** Reads the names of loaded files that are not known yet. False, with a fault shown, when they could not be read. */
export async function collectNames(
  context: CommandContext,
  redaction: CaseRedaction,
): Promise<boolean> {
  const { deps, store, catalog } = context;
  const unread = catalog.tables.filter((table) => !redaction.hasRead(table));
  if (unread.length === 0) return true;
  const isFirst = store.getState().activity === null;
  if (isFirst) setActivity(context, { text: 'Collecting the names to redact', share: null });
  try {
    redaction.add(await caseNames(deps.db, unread, unread.length === catalog.tables.length));
    redaction.markRead(unread);
    return true;
  } catch (error) {
    addFault(
      context,
      `The names to redact could not be read: ${errorText(error)} Names of newly loaded files may not be redacted; turn redaction off and on again.`,
    );
    return false;
  } finally {
    if (isFirst) setActivity(context, null);
  }
}
