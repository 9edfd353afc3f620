import type { CommandContext } from './context';
import type { Workbench } from './workbench';

type ViewCommands = Pick<
  Workbench,
  'setPlace' | 'setTheme' | 'openDrawer' | 'dismissFault' | 'fileName'
>;

/** What changes only the view. */
export function viewCommands({ store }: CommandContext): ViewCommands {
  return {
    setPlace: (place) => store.setState({ place }),
    setTheme: (theme) => store.setState({ theme }),
    openDrawer: (drawer) => store.setState({ drawer }),
    dismissFault: (index) =>
      store.setState((state) => ({ faults: state.faults.filter((_, i) => i !== index) })),
    fileName: (fileId) =>
      store.getState().intake.find((item) => item.fileId === fileId)?.name ?? `file ${fileId}`,
  };
}
