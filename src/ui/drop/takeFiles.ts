import { notifications } from '@mantine/notifications';
import { errorText } from '../../core/analystError';
import type { Workbench } from '../../state/workbench';
import { countOf } from '../common/amountText';
import { isDialogOpen } from '../common/keyGuards';
import { quietly } from '../common/quietly';

/** Loads what the analyst gave and shows that it arrived: in its place, or beside the dialog that lies over it. */
export function takeFiles(workbench: Workbench, files: readonly File[]): void {
  if (files.length === 0) {
    notifications.show({ message: 'There was no file in what was dropped.', color: 'yellow' });
    return;
  }
  if (isDialogOpen()) {
    const count = countOf(files.length, 'file');
    notifications.show({
      message: `${count} arrived and ${files.length === 1 ? 'is' : 'are'} being loaded. What became of ${files.length === 1 ? 'it' : 'them'} stands under Evidence.`,
    });
  } else {
    workbench.setPlace('evidence');
  }
  quietly(workbench.load(files));
}

/** A drop that the browser could not open, as a file that was moved meanwhile. */
export function sayUnread(fault: unknown): void {
  notifications.show({
    message: `What was dropped could not be read (${errorText(fault)}). Drop it again, or choose the files.`,
    color: 'red',
  });
}
