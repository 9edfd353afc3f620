import { errorText, isAbortError } from '../../core/analystError';
import type { Expanded, FilePreparer, PrepareHooks } from '../prepared';
import { isZip } from './zipMembers';

/** What a zip archive holds; null for a file that is none. Rejects only with `AbortError`. */
export async function expandArchive(
  preparer: FilePreparer,
  file: File,
  hooks: PrepareHooks,
): Promise<Expanded | null> {
  try {
    return (await isZip(file)) ? await preparer.expand(file, hooks) : null;
  } catch (error) {
    if (isAbortError(error)) throw error;
    const reason = `The file could not be read: ${errorText(error)} Copy it to this machine and drop it again.`;
    return { files: [], refused: [{ name: file.name, bytes: file.size, reason }] };
  }
}
