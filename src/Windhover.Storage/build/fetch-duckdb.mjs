// Puts DuckDB's native library at the path given: node fetch-duckdb.mjs RID VERSION TARGET
// npm verifies the tarball against the integrity recorded in package-lock.json beside this file.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [rid, version, target] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const fail = (text) => {
  throw new Error(text);
};
process.on('uncaughtException', (error) => {
  console.log(error.message); // DuckDb.targets makes it the build's error
  process.exitCode = 1;
});

const platforms = {
  'linux-x64': ['linux', 'x64'],
  'linux-arm64': ['linux', 'arm64'],
  'osx-x64': ['darwin', 'x64'],
  'osx-arm64': ['darwin', 'arm64'],
  'win-x64': ['win32', 'x64'],
};
if (!platforms[rid]) fail(`DuckDB publishes no library for '${rid}'; there is one for ${Object.keys(platforms).join(', ')}`);
const [os, cpu] = platforms[rid];
const name = `@duckdb/node-bindings-${os}-${cpu}`;
const locked = JSON.parse(readFileSync(join(here, 'package-lock.json'), 'utf8')).packages[`node_modules/${name}`];
if (locked?.version !== version) fail(`package-lock.json has ${name} ${locked?.version}, DuckDb.targets asks for ${version}`);

// Beside the target, so that the last step is a rename within one file system: builds that run at once each end with a whole file.
const folder = dirname(target);
mkdirSync(folder, { recursive: true });
const work = mkdtempSync(join(folder, '.fetch-'));
try {
  for (const file of ['package.json', 'package-lock.json']) copyFileSync(join(here, file), join(work, file));
  const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', `--os=${os}`, `--cpu=${cpu}`];
  if (os === 'linux') options.push('--libc=glibc');
  const npm = spawnSync('npm', options, { cwd: work, encoding: 'utf8', shell: process.platform === 'win32' });
  if (npm.error?.code === 'ENOENT') fail('npm is not on the PATH; install Node.js 20 or later, which brings npm, so that the build can fetch DuckDB');
  const fetched = join(work, 'node_modules', ...name.split('/'), basename(target));
  const reason = 'no network, or what came is not what package-lock.json records';
  // A package of another platform is optional to npm: a download that failed its check shows only as a file that is not there.
  if (npm.status !== 0 || !existsSync(fetched)) {
    fail(`npm could not fetch ${name}@${version}: ${npm.stderr.trim().replaceAll('\n', ' | ') || reason}`);
  }
  try {
    renameSync(fetched, target);
  } catch (error) {
    if (!existsSync(target)) throw error; // Windows refuses to replace a file in use: another build was first
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
