import { bytesOfPairs, gunzip } from '../../src/db/embeddedBytes';

/** The only script in clear text: unpacks the application and hands over to it. */
async function boot(): Promise<void> {
  if (typeof DecompressionStream === 'undefined') {
    say('This browser is too old. Use Chrome or Edge 95, Firefox 113, Safari 16.4 or newer.');
    return;
  }
  const [style, script] = await Promise.all([textOf('app-style'), textOf('app-script')]);
  append('style', style);
  append('script', script);
}

async function textOf(id: string): Promise<string> {
  const element = document.getElementById(`payload-${id}`);
  if (!element) throw new Error(`its part ${id} is missing`);
  const packed = bytesOfPairs(element.textContent, Number(element.dataset.packedBytes));
  return new TextDecoder().decode(await gunzip(packed));
}

function append(kind: 'style' | 'script', text: string): void {
  const element = document.createElement(kind);
  element.textContent = text;
  document.head.append(element);
}

function say(sentence: string): void {
  const status = document.getElementById('splash-status');
  if (status) status.textContent = sentence;
}

function sayDamaged(reason: string): void {
  say(`This copy of the file is damaged: ${reason}. Copy it again and compare its SHA-256.`);
}

/** Without this the browser leaves the page for a file dropped where nothing takes it. */
function keepPage(event: DragEvent): void {
  if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
}

addEventListener('dragover', keepPage);
addEventListener('drop', keepPage);
addEventListener('error', (event) => say(`Huntbench stopped: ${event.message}`));
document.addEventListener('securitypolicyviolation', (event) => {
  if (event.effectiveDirective.startsWith('script-src')) sayDamaged('its script was changed');
});
boot().catch((error: unknown) =>
  sayDamaged(error instanceof Error ? error.message : String(error)),
);
