import { ActionIcon, Tooltip } from '@mantine/core';
import {
  IconCamera,
  IconCommand,
  IconHelp,
  IconMoon,
  IconPresentation,
  IconSun,
} from '@tabler/icons-react';
import { useAppState, useWorkbench } from '../common/workbenchContext';
import { RedactionTools } from '../redaction/RedactionTools';
import { ActivityStatus } from './ActivityStatus';
import { EngineStatusChip } from './EngineStatusChip';
import { NetworkBadge } from './NetworkBadge';
import { RangeStatus } from './RangeStatus';
import { useShell } from '../common/shellContext';

export function TopBar() {
  const workbench = useWorkbench();
  const shell = useShell();
  const caseName = useAppState((state) => state.caseName);
  const theme = useAppState((state) => state.theme);
  const themeLabel = theme === 'dark' ? 'Light theme' : 'Dark theme';
  return (
    <header className="hb-topbar">
      <div className="hb-brand">
        <h1 className="hb-brand-name">Huntbench</h1>
        <span className="hb-brand-case" title={caseName}>
          {caseName}
        </span>
      </div>
      <RangeStatus />
      <ActivityStatus />
      <EngineStatusChip />
      <NetworkBadge />
      <div className="hb-topbar-tools">
        <RedactionTools />
        <Tooltip label="Picture of this view (s)">
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label="Picture of this view"
            onClick={() => shell.takePicture('view', 'png')}
          >
            <IconCamera size={19} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label="Present (p)">
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label="Present"
            onClick={() => shell.present(true)}
          >
            <IconPresentation size={19} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label="Command palette (Ctrl K)">
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label="Command palette"
            onClick={() => shell.showPalette()}
          >
            <IconCommand size={19} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={`${themeLabel} (t)`}>
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label={themeLabel}
            onClick={() => workbench.setTheme(theme === 'dark' ? 'light' : 'dark')}
          >
            {theme === 'dark' ? <IconSun size={19} /> : <IconMoon size={19} />}
          </ActionIcon>
        </Tooltip>
        <Tooltip label="Keyboard help (?)">
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label="Keyboard help"
            onClick={() => shell.showHelp()}
          >
            <IconHelp size={19} />
          </ActionIcon>
        </Tooltip>
      </div>
    </header>
  );
}
