import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import '../common/tokens.css';
import '../common/common.css';
import './app.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import type { Workbench } from '../../state/workbench';
import { FaultBoundary } from '../common/FaultBoundary';
import { THEME } from '../common/theme';
import { WorkbenchContext, useAppState } from '../common/workbenchContext';
import { DropTarget } from '../drop/DropTarget';
import { AppShell } from './AppShell';

/** The whole workbench on the screen. */
export function App({ workbench }: { readonly workbench: Workbench }) {
  return (
    <WorkbenchContext value={workbench}>
      <Themed />
    </WorkbenchContext>
  );
}

function Themed() {
  const theme = useAppState((state) => state.theme);
  // Texts are redacted when elements are made: a change of redaction makes all of them anew.
  useAppState((state) => (state.redaction.on ? state.redaction.version : -1));
  return (
    <MantineProvider theme={THEME} forceColorScheme={theme}>
      <DropTarget>
        <FaultBoundary what="the workbench">
          <AppShell />
          <Notifications position="bottom-right" data-picture-skip />
        </FaultBoundary>
      </DropTarget>
    </MantineProvider>
  );
}
