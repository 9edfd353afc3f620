import { IconFileImport } from '@tabler/icons-react';

/** Over everything while files hang above the page. */
export function DropCurtain() {
  return (
    <div className="hb-curtain" role="status">
      <IconFileImport size={56} stroke={1.3} aria-hidden />
      <p>Drop to load into this case</p>
    </div>
  );
}
