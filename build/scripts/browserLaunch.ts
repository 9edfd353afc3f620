/** How tests and measurements start the browser: headless, and silent towards the network. */
export function browserLaunch(executablePath: string | undefined) {
  return {
    ...(executablePath === undefined ? {} : { executablePath }),
    headless: true,
    args: [
      // A sandboxed Chromium does not start as root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--disable-sync',
      '--disable-component-update',
      '--disable-background-networking',
      '--no-first-run',
    ],
  };
}
