import { defineConfig } from 'vitest/config';

// A zone that is not UTC, with a half-hour offset, so that any use of local time shows.
process.env.TZ = 'Asia/Kolkata';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'build/**/*.test.ts'],
    environment: 'node',
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
