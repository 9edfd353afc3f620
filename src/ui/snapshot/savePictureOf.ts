import { notifications } from '@mantine/notifications';
import { zoneName } from '../../timeline/zone';
import { errorText } from '../../core/analystError';
import type { Workbench } from '../../state/workbench';
import type { AppState } from '../../state/appState';
import type { PictureForm, PictureTarget } from '../common/picture';
import { clauseText } from '../common/clauseText';
import { copyPicture, takePicture } from './takePicture';
import { pictureSvg } from './pictureSvg';
import { findTarget } from './pictureTargets';

/** Takes a picture of what is on the screen, saves it and says so. Never rejects. */
export async function savePictureOf(
  workbench: Workbench,
  target: PictureTarget,
  form: PictureForm,
): Promise<void> {
  const state = workbench.store.getState();
  const found = findTarget(target, PLACE_WORDS[state.place]);
  if (!found) {
    notifications.show({ message: NOTHING[target], color: 'yellow' });
    return;
  }
  try {
    const { element, subject, huntId } = found;
    const caption = await workbench.caption({
      subject,
      huntId,
      zone: zoneText(state),
      filters: state.selection.map((clause) => clauseText(clause, state.zone).join(' ')),
    });
    const picture =
      form === 'svg' ? pictureSvg(element, caption) : await takePicture(element, caption);
    const name = workbench.savePicture(picture, subject);
    const isCopied = form === 'png' && (await copyPicture(picture));
    const copied = isCopied ? ' It is on the clipboard too.' : '';
    notifications.show({ message: `Saved ${name}.${copied}` });
  } catch (error) {
    notifications.show({
      message: `The picture could not be taken: ${errorText(error)}`,
      color: 'red',
    });
  }
}

/** The zone chooser turns the labels of the timeline; everything else is written in UTC. */
function zoneText({ place, zone, zoom, evidenceEnd }: AppState): string {
  if (place !== 'timeline') return 'UTC';
  const end = Date.parse(evidenceEnd ?? '');
  return zoneName(zone, zoom.at(-1) ?? { fromMs: end, toMs: end });
}

const PLACE_WORDS = {
  evidence: 'Evidence',
  coverage: 'Coverage',
  runbook: 'Runbook',
  timeline: 'Timeline',
  sql: 'SQL',
} as const;

const NOTHING: Readonly<Record<PictureTarget, string>> = {
  view: 'There is no view to take a picture of yet.',
  card: 'No card is open: open a finding or a hunt first.',
  chart: 'No chart is on the screen: go to the timeline first.',
};
