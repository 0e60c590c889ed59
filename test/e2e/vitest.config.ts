import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The built extension in real browsers: one file at a time, as each starts a browser of its own. */
export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('../..', import.meta.url)) } },
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['test/e2e/**/*.test.ts'],
    fileParallelism: false,
    // A browser that fails to start on a busy machine is started again once; what fails twice fails.
    retry: 1,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
