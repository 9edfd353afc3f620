import { Button } from '@mantine/core';
import { IconFileImport, IconFlask, IconFolderOpen } from '@tabler/icons-react';
import { useShell } from '../common/shellContext';
import { useAppState, useWorkbench } from '../common/workbenchContext';
import { EngineSteps } from './EngineSteps';
import { ExpectedExports } from './ExpectedExports';
import { quietly } from '../common/quietly';

/** The first screen: what this is, where to drop, and what the engine is doing meanwhile. */
export function Welcome() {
  const workbench = useWorkbench();
  const shell = useShell();
  const isBusy = useAppState((state) => state.activity !== null);
  return (
    <div className="hb-place hb-welcome">
      <h2 className="hb-h1 hb-welcome-line">
        An incident-response workbench in one offline file: load log exports, run the hunts, read
        the timeline.
      </h2>
      <div className="hb-dropzone">
        <IconFileImport size={44} stroke={1.3} aria-hidden />
        <p className="hb-dropzone-title">Drop exports here</p>
        <p className="hb-dim">
          CSV, TSV, NDJSON, JSON and Windows event XML, plain, gzip or zip; files or whole folders.
        </p>
        <div className="hb-dropzone-buttons">
          <Button
            size="md"
            leftSection={<IconFolderOpen size={18} aria-hidden />}
            onClick={() => shell.chooseFiles()}
          >
            Choose files
          </Button>
          <Button
            size="md"
            variant="default"
            data-testid="sample-button"
            disabled={isBusy}
            leftSection={<IconFlask size={18} aria-hidden />}
            onClick={() => quietly(workbench.loadSample())}
          >
            Open the sample case
          </Button>
        </div>
      </div>
      <EngineSteps />
      <ExpectedExports />
    </div>
  );
}
