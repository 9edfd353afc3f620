import type { TimeRange } from './appState';
import type { CommandContext } from './context';
import type { Workbench } from './workbench';

type ViewCommands = Pick<
  Workbench,
  'setPlace' | 'setTheme' | 'openDrawer' | 'zoomTo' | 'zoomBack' | 'dismissFault' | 'fileName'
>;

/** What changes only the view. */
export function viewCommands({ store }: CommandContext): ViewCommands {
  return {
    setPlace: (place) => store.setState({ place }),
    setTheme: (theme) => store.setState({ theme }),
    openDrawer: (drawer) => store.setState({ drawer }),
    zoomTo: (range: TimeRange | null) =>
      store.setState((state) => ({ zoom: range === null ? [] : [...state.zoom, range] })),
    zoomBack: () => store.setState((state) => ({ zoom: state.zoom.slice(0, -1) })),
    dismissFault: (index) =>
      store.setState((state) => ({ faults: state.faults.filter((_, i) => i !== index) })),
    fileName: (fileId) =>
      store.getState().intake.find((item) => item.fileId === fileId)?.name ?? `file ${fileId}`,
  };
}
