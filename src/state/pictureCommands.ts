import { type CaptionFacts, captionLines } from '../export/caption';
import { isoFromMillis } from '../core/isoTime';
import { huntNamed } from '../hunts/library';
import { type AppState, redactionOn, reportsOf } from './appState';
import type { CommandContext } from './context';
import { evidenceRange } from './evidenceRange';
import { fileStem } from './fileStem';
import type { Workbench } from './workbench';

type PictureCommands = Pick<Workbench, 'caption' | 'savePicture'>;

export function pictureCommands({ deps, store, redact }: CommandContext): PictureCommands {
  return {
    async caption(subject) {
      const state = store.getState();
      const { buildId } = await deps.networkProof();
      return captionLines({
        ...subject,
        ...evidenceOf(state),
        caseName: state.caseName,
        range: shownRange(state),
        hunt: huntText(subject.huntId),
        buildId,
        isRedacted: redactionOn(state),
        takenAt: isoFromMillis(deps.wallMs()),
      });
    },
    savePicture(content, what) {
      const extension = content.type.startsWith('image/svg') ? 'svg' : 'png';
      const { caseName } = store.getState();
      const stem = (text: string): string => fileStem(redact(text));
      const stamp = isoFromMillis(deps.wallMs()).slice(0, 19).replace(/[-:]/g, '');
      const name = `${stem(caseName)}-${stem(what)}-${stamp}Z.${extension}`;
      // Its texts were redacted when they were drawn.
      deps.download(content, name, 'redacted');
      return name;
    },
  };
}

function evidenceOf(state: AppState): Pick<CaptionFacts, 'records' | 'files' | 'sources'> {
  const filled = state.tables.filter(({ records }) => records > 0);
  const loaded = reportsOf(state).filter(({ status }) => status === 'loaded');
  return {
    records: loaded.reduce((sum, report) => sum + report.loaded, 0),
    files: loaded.length,
    sources: [...filled].sort((a, b) => b.records - a.records).map(({ name }) => name),
  };
}

function shownRange({ zoom, tables }: AppState): CaptionFacts['range'] {
  const brushed = zoom.at(-1);
  if (brushed) return { from: isoFromMillis(brushed.fromMs), to: isoFromMillis(brushed.toMs) };
  return evidenceRange(tables);
}

function huntText(huntId: string | null): string {
  const hunt = huntId === null ? undefined : huntNamed(huntId);
  return hunt ? `${hunt.id}, version ${hunt.version}` : '';
}
