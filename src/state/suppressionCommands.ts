import { AnalystError } from '../core/analystError';
import { isoFromMillis } from '../core/isoTime';
import { stableId } from '../core/stableId';
import { rulesText } from '../casefile/rulesFile';
import { navigatorLayerOf } from '../export/navigatorLayer';
import { scopingCsvOf } from '../export/scopingCsv';
import { hasCondition } from '../findings/suppressedBy';
import type { NewSuppression } from '../findings/suppression';
import { HUNTS } from '../hunts/library';
import type { CommandContext } from './context';
import { fileStem } from './fileStem';
import type { Weighing } from './weighing';
import type { Workbench } from './workbench';

type SuppressionCommands = Pick<
  Workbench,
  'suppress' | 'unsuppress' | 'scoping' | 'exportNavigator' | 'exportScoping' | 'exportRules'
>;

export function suppressionCommands(
  { deps, store, redact }: CommandContext,
  weighing: Weighing,
): SuppressionCommands {
  return {
    suppress(given) {
      const rule = trimmed(given);
      if (!hasCondition(rule)) {
        throw new AnalystError(
          'it has no condition and would set everything aside.',
          'The rule',
          'Name a hunt, a host, a user or a text.',
        );
      }
      const { suppressions } = store.getState();
      const createdAt = isoFromMillis(deps.wallMs());
      const parts = [rule.huntId, rule.host, rule.user, rule.text, rule.reason, createdAt];
      const id = stableId(...parts.map((part) => part ?? ''));
      const known = suppressions.find((other) => other.id === id);
      if (known) return known;
      const made = { ...rule, id, createdAt };
      store.setState({ suppressions: [...suppressions, made] });
      weighing.publish();
      return made;
    },
    unsuppress(ruleId) {
      store.setState((state) => ({
        suppressions: state.suppressions.filter(({ id }) => id !== ruleId),
      }));
      weighing.publish();
    },
    scoping: () => weighing.scoping(),
    exportNavigator() {
      const { caseName, findings } = store.getState();
      deps.download(
        navigatorLayerOf(caseName, findings, HUNTS),
        `${fileStem(redact(caseName))}.navigator-layer.json`,
      );
    },
    exportScoping() {
      const { caseName } = store.getState();
      deps.download(scopingCsvOf(weighing.scoping()), `${fileStem(redact(caseName))}-scoping.csv`);
    },
    exportRules() {
      const { caseName, suppressions } = store.getState();
      const content = new Blob([rulesText(caseName, suppressions)], { type: 'application/json' });
      deps.download(content, `${fileStem(redact(caseName))}.huntbench-rules.json`, 'read back');
    },
  };
}

function trimmed({ huntId, host, user, text, reason }: NewSuppression): NewSuppression {
  const given = Object.entries({ huntId, host, user, text })
    .map(([name, value]) => [name, value?.trim() ?? ''] as const)
    .filter(([, value]) => value !== '');
  return { ...(Object.fromEntries(given) as Partial<NewSuppression>), reason: reason.trim() };
}
