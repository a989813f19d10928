// Puts the archives of the packages that package.json names into a folder: node fetch-addresses.mjs FOLDER
// npm verifies each against the registry's integrity; the folder appears whole or not at all.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [target] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
process.on('uncaughtException', (error) => {
  console.log(error.message); // Addresses.targets makes it the build's error
  process.exitCode = 1;
});

mkdirSync(dirname(target), { recursive: true });
const work = mkdtempSync(join(dirname(target), '.fetch-'));
try {
  const sums = JSON.parse(readFileSync(join(here, 'integrity.json'), 'utf8'));
  for (const [name, version] of Object.entries(JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')).dependencies)) {
    const npm = spawnSync('npm', ['pack', '--json', '--ignore-scripts', '--loglevel=error', '--pack-destination', work, `${name}@${version}`], {
      cwd: work,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    if (npm.error?.code === 'ENOENT') throw new Error('npm is not on the PATH; install Node.js 20 or later, which brings npm, so that the build can fetch the address data');
    if (npm.status !== 0) throw new Error(`npm could not fetch ${name}@${version}: ${npm.stderr.trim().replaceAll('\n', ' | ') || 'no network'}`);
    const archive = join(work, JSON.parse(npm.stdout)[0].filename.replace('@', '').replace('/', '-'));
    const sum = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
    if (sum !== sums[`${name}@${version}`]) throw new Error(`${name}@${version}: what came is not what integrity.json records`);
    renameSync(archive, join(work, `${name.replace('@', '').replace('/', '-')}.tgz`));
  }
  try {
    renameSync(work, target);
  } catch (error) {
    if (!existsSync(target)) throw error; // another build was first
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
