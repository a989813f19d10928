import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The server that answers /api while the console is developed; the built console is served by that server itself.
const server = process.env.WINDHOVER_SERVER ?? 'http://127.0.0.1:8420';

export default defineConfig({
  plugins: [react()],
  server: { host: '127.0.0.1', proxy: { '/api': server } },
  // Assets stay files: a policy of 'self' allows no data: scripts, and small images gain nothing.
  // The largest chunk is ECharts, which only pages with a chart fetch.
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 600 },
});
