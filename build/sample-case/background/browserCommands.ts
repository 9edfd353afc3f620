import type { SeededRandom } from '../seededRandom';
import { type CommandLine, commandLine } from './commandLine';

/** The flags that stay the same for as long as one browser runs. */
export interface BrowserRun {
  readonly image: 'chrome.exe' | 'msedge.exe' | 'msedgewebview2.exe';
  readonly parent: string;
  readonly trialHandle: string;
  readonly seedVersion: string;
  readonly startTicks: number;
  readonly children: { count: number };
}

const GPU_PREFERENCES = `UAAAAAAAAADgAAAYAAAAAAAAAAAAAAAAAABgAAEAAAAwAAAAAAAAAAAAAACQ${'A'.repeat(44)}EgAAAAAAAAASAAAAAAAAAAYAAAAAgAAABAAAAAAAAAAGAAAAAAAAAAQAAAAAAAAAAAAAAAOAAAAEAAAAAAAAAABAAAADgAAAAgAAAAAAAAACAAAAAAAAAA=`;

export function startBrowser(
  random: SeededRandom,
  image: BrowserRun['image'],
  parent: string,
): BrowserRun {
  const shared = `${random.integer(10 ** 8, 10 ** 9)}${random.integer(10 ** 8, 10 ** 9)}`;
  return {
    image,
    parent,
    trialHandle: `${random.integer(1800, 2600)},i,${shared},${random.integer(10 ** 8, 10 ** 9)}${random.integer(10 ** 8, 10 ** 9)},262144`,
    seedVersion: '20260306-130048.871000',
    startTicks: random.integer(20_000, 90_000) * 1000,
    children: { count: 3 },
  };
}

function commonFlags(run: BrowserRun, random: SeededRandom): string {
  const handle = random.integer(40, 190) * 4 + 2900;
  return `--field-trial-handle=${run.trialHandle} --enable-features=EdgeSlimCore,WebRtcHideLocalIps --variations-seed-version=${run.seedVersion} --mojo-platform-channel-handle=${handle}`;
}

export function browserStart(run: BrowserRun): CommandLine {
  const profile = run.image === 'msedgewebview2.exe' ? 'ms-teams' : 'Default';
  return commandLine(run.parent, run.image, `--profile-directory="${profile}"`);
}

export function gpuChild(run: BrowserRun, random: SeededRandom): CommandLine {
  return commandLine(
    run.image,
    run.image,
    `--type=gpu-process --gpu-preferences=${GPU_PREFERENCES} ${commonFlags(run, random)} /prefetch:2`,
  );
}

export function utilityChild(run: BrowserRun, random: SeededRandom): CommandLine {
  const service = random.pick([
    'network.mojom.NetworkService',
    'storage.mojom.StorageService',
    'audio.mojom.AudioService',
  ]);
  return commandLine(
    run.image,
    run.image,
    `--type=utility --utility-sub-type=${service} --lang=en-US --service-sandbox-type=none ${commonFlags(run, random)} /prefetch:3`,
  );
}

export function rendererChild(run: BrowserRun, random: SeededRandom): CommandLine {
  run.children.count += random.integer(1, 2);
  const ticks = run.startTicks + run.children.count * 97_000;
  return commandLine(
    run.image,
    run.image,
    `--type=renderer --video-capture-use-gpu-memory-buffer --lang=en-US --device-scale-factor=1 --num-raster-threads=4 --enable-main-frame-before-activation --renderer-client-id=${run.children.count} --launch-time-ticks=${ticks} ${commonFlags(run, random)} /prefetch:1`,
  );
}
