import type { DropzoneOptions } from 'react-dropzone';

type GivingEvent = Parameters<NonNullable<DropzoneOptions['getFilesFromEvent']>>[0];

/** Not in the library of types yet, nor in every browser. */
type OpenableItem = DataTransferItem & {
  getAsFileSystemHandle?(): Promise<FileSystemHandle | null>;
};

/** What systems put into folders unasked. */
const OF_THE_SYSTEM: readonly string[] = ['.DS_Store', 'Thumbs.db'];

/**
 * The files dropped or chosen, those of dropped folders too; null for an event that gives none. Call it within the
 * event, its data is gone afterwards. Fails if the browser cannot open what was dropped.
 */
export function givenFiles(event: GivingEvent): Promise<readonly File[]> | null {
  if (!('type' in event)) return null;
  if ('dataTransfer' in event && event.dataTransfer) {
    return event.type === 'drop' ? droppedFiles(event.dataTransfer) : null;
  }
  const { target } = event;
  return target instanceof HTMLInputElement ? Promise.resolve([...(target.files ?? [])]) : null;
}

async function droppedFiles({ items }: DataTransfer): Promise<readonly File[]> {
  const dropped = [...items].filter(({ kind }) => kind === 'file');
  const files = (await Promise.all(dropped.map(filesOfItem))).flat();
  return files.filter(({ name }) => !OF_THE_SYSTEM.includes(name));
}

async function filesOfItem(item: OpenableItem): Promise<readonly File[]> {
  const file = item.getAsFile();
  const entry = item.webkitGetAsEntry();
  if (isFolderEntry(entry)) {
    // Chromium opens no entry for a page that was itself opened as a file, but it opens the handle.
    const handle = await item.getAsFileSystemHandle?.();
    return isFolderHandle(handle) ? filesOfHandle(handle) : filesOfEntry(entry);
  }
  if (!file) throw new Error('the browser gives no file for it');
  return [file];
}

async function filesOfHandle(folder: FileSystemDirectoryHandle): Promise<readonly File[]> {
  const files: File[] = [];
  for await (const child of folder.values()) {
    if (child.kind === 'directory') files.push(...(await filesOfHandle(child)));
    else files.push(await child.getFile());
  }
  return files;
}

async function filesOfEntry(folder: FileSystemDirectoryEntry): Promise<readonly File[]> {
  const reader = folder.createReader();
  const files: File[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return files;
    for (const child of some) {
      if (isFolderEntry(child)) files.push(...(await filesOfEntry(child)));
      else if (isFileEntry(child)) {
        files.push(await new Promise<File>((resolve, reject) => child.file(resolve, reject)));
      }
    }
  }
}

const isFolderHandle = (
  handle: FileSystemHandle | null | undefined,
): handle is FileSystemDirectoryHandle => handle?.kind === 'directory';

const isFolderEntry = (entry: FileSystemEntry | null): entry is FileSystemDirectoryEntry =>
  entry?.isDirectory === true;

const isFileEntry = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
