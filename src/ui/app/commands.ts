import type { AppState } from '../../state/appState';
import type { Workbench } from '../../state/workbench';
import { PLACES } from './places';
import type { Shell } from '../common/shellContext';
import { quietly } from '../common/quietly';

export type CommandGroup = 'Places' | 'Case' | 'View' | 'Hunts';

/** One command: the same object serves button, key, palette and help. */
export interface Command {
  readonly id: string;
  readonly group: CommandGroup;
  readonly label: string;
  /** As shown: `1`, `?`, `mod+k`; empty for none. */
  readonly shortcut: string;
  readonly enabled: boolean;
  run(): void;
}

export function commandsOf(workbench: Workbench, shell: Shell, state: AppState): Command[] {
  return [
    ...placeCommands(workbench),
    ...caseCommands(workbench, shell, state),
    ...viewCommands(workbench, shell, state),
    ...huntCommands(workbench, shell, state),
  ];
}

function placeCommands(workbench: Workbench): Command[] {
  return PLACES.map(({ place, word, key }) => ({
    id: `place-${place}`,
    group: 'Places',
    label: `Go to ${word}`,
    shortcut: key,
    enabled: true,
    run: () => workbench.setPlace(place),
  }));
}

function caseCommands(workbench: Workbench, shell: Shell, state: AppState): Command[] {
  const hasEvidence = state.intake.length > 0;
  return [
    {
      id: 'choose-files',
      group: 'Case',
      label: 'Choose files to load',
      shortcut: 'o',
      enabled: true,
      run: () => shell.chooseFiles(),
    },
    {
      id: 'open-sample',
      group: 'Case',
      label: 'Open the sample case',
      shortcut: '',
      enabled: true,
      run: () => quietly(workbench.loadSample()),
    },
    {
      id: 'cancel',
      group: 'Case',
      label: 'Cancel what is running',
      shortcut: '',
      enabled: state.activity !== null,
      run: () => workbench.cancel(),
    },
    {
      id: 'export-ledger',
      group: 'Case',
      label: 'Export the ledger of all files as JSON',
      shortcut: '',
      enabled: hasEvidence,
      run: () => workbench.exportLedger('json'),
    },
    {
      id: 'export-ledger-csv',
      group: 'Case',
      label: 'Export the ledger of all files as CSV',
      shortcut: '',
      enabled: hasEvidence,
      run: () => workbench.exportLedger('csv'),
    },
    {
      id: 'export-workstation',
      group: 'Case',
      label: 'Export evidence and hunts for a workstation (DuckDB, ClickHouse)',
      shortcut: '',
      enabled: state.tables.some((table) => table.records > 0) && state.activity === null,
      run: () => quietly(workbench.exportWorkstation()),
    },
    {
      id: 'export-report',
      group: 'Case',
      label: 'Export the report as one HTML file',
      shortcut: '',
      enabled: hasEvidence && state.activity === null,
      run: () => quietly(workbench.exportReport('html')),
    },
    {
      id: 'export-report-markdown',
      group: 'Case',
      label: 'Export the report as Markdown',
      shortcut: '',
      enabled: hasEvidence && state.activity === null,
      run: () => quietly(workbench.exportReport('markdown')),
    },
    {
      id: 'restart-engine',
      group: 'Case',
      label: 'Restart the engine (clears all tables)',
      shortcut: '',
      enabled: state.engine.state === 'dead' || state.engine.state === 'ready',
      run: () => quietly(workbench.restartEngine()),
    },
  ];
}

function pictureCommands(shell: Shell, state: AppState): Command[] {
  const isTimeline = state.place === 'timeline';
  return [
    {
      id: 'present',
      group: 'View',
      label: 'Present: clean and large, with the pinned findings as a story',
      shortcut: 'p',
      enabled: true,
      run: () => shell.present(!shell.isPresenting),
    },
    {
      id: 'picture-view',
      group: 'View',
      label: 'Save a picture of this view',
      shortcut: 's',
      enabled: true,
      run: () => shell.takePicture('view', 'png'),
    },
    {
      id: 'picture-card',
      group: 'View',
      label: 'Save a picture of the open card',
      shortcut: '',
      enabled: true,
      run: () => shell.takePicture('card', 'png'),
    },
    {
      id: 'picture-chart',
      group: 'View',
      label: 'Save a picture of the chart',
      shortcut: '',
      enabled: isTimeline,
      run: () => shell.takePicture('chart', 'png'),
    },
    {
      id: 'picture-chart-svg',
      group: 'View',
      label: 'Save the chart as SVG',
      shortcut: '',
      enabled: isTimeline,
      run: () => shell.takePicture('chart', 'svg'),
    },
  ];
}

function viewCommands(workbench: Workbench, shell: Shell, state: AppState): Command[] {
  return [
    ...pictureCommands(shell, state),
    {
      id: 'palette',
      group: 'View',
      label: 'Command palette',
      shortcut: 'mod+k',
      enabled: true,
      run: () => shell.showPalette(),
    },
    {
      id: 'help',
      group: 'View',
      label: 'Keyboard help',
      shortcut: '?',
      enabled: true,
      run: () => shell.showHelp(),
    },
    {
      id: 'theme',
      group: 'View',
      label: state.theme === 'dark' ? 'Light theme' : 'Dark theme',
      shortcut: 't',
      enabled: true,
      run: () => workbench.setTheme(state.theme === 'dark' ? 'light' : 'dark'),
    },
    {
      id: 'redaction',
      group: 'View',
      label: state.redaction.on ? 'Show names again' : 'Redact names of victims',
      shortcut: 'r',
      enabled: true,
      run: () => quietly(workbench.setRedaction(!state.redaction.on)),
    },
    {
      id: 'redaction-dialog',
      group: 'View',
      label: 'Redaction: further words, numbers and key',
      shortcut: '',
      enabled: true,
      run: () => shell.showRedaction(),
    },
    {
      id: 'network-proof',
      group: 'View',
      label: 'Proof that there is no network',
      shortcut: '',
      enabled: true,
      run: () => shell.showProof(),
    },
    {
      id: 'close-drawer',
      group: 'View',
      label: 'Close the drawer',
      shortcut: 'Escape',
      enabled: state.drawer !== null,
      run: () => workbench.openDrawer(null),
    },
  ];
}

function huntCommands(workbench: Workbench, shell: Shell, state: AppState): Command[] {
  const ready = state.engine.state === 'ready';
  return [
    {
      id: 'run-all',
      group: 'Hunts',
      label: 'Run all automatic hunts again',
      shortcut: '',
      enabled: ready && state.tables.length > 0,
      run: () => quietly(workbench.runHunts()),
    },
    ...workbench.hunts.map((hunt): Command => ({
      id: `hunt-${hunt.id}`,
      group: 'Hunts',
      label: hunt.letter ? `${hunt.letter} · ${hunt.title}` : hunt.title,
      shortcut: '',
      enabled: true,
      run: () => {
        workbench.setPlace('runbook');
        shell.openHunt(hunt.id);
      },
    })),
  ];
}
