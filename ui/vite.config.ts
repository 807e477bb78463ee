// Builds the window's files into `dist`, which the desktop program embeds.
// Mode `stage` builds the pieces on a stage of made-up stories instead, for
// looking at them in a browser; it never reaches `dist`.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig(({ mode }) => ({
  base: './',
  plugins: [svelte()],
  server: { port: 5173, strictPort: true },
  build: {
    // The oldest web views that the desktop program meets.
    target: ['safari15.4', 'chrome111'],
    outDir: mode === 'stage' ? 'node_modules/.stage' : 'dist',
    emptyOutDir: true,
    // The window's content policy allows no inline scripts and no data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rollupOptions: { input: mode === 'stage' ? 'stage.html' : 'index.html' },
  },
  test: {
    include: ['src/**/*.test.ts'],
    environment: 'node',
  },
  resolve: mode === 'test' ? { conditions: ['browser'] } : {},
}));
