// Builds the console for Console.targets: one build at a time on this machine's tree, packages only when package-lock.json changed,
// the bundle only when what it is made of changed. Usage: node console.mjs CONSOLE_FOLDER
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { tmpdir } from "node:os";

const root = process.argv[2];
const stamps = join(root, "node_modules", ".windhover");
const digest = (text) => createHash("sha256").update(text).digest("hex");
const lock = join(tmpdir(), `windhover-console-${digest(root).slice(0, 16)}.lock`);

await takeLock();
let failed = 1;
try {
  failed = build();
} finally {
  rmSync(lock, { recursive: true, force: true });
}
process.exit(failed);

function build() {
  const packages = digest(read("package-lock.json") + read("package.json"));
  if (stamp("packages.stamp") !== packages) {
    const locked = existsSync(join(root, "package-lock.json"));
    const verb = locked ? "ci" : "install";
    if (run(["npm", verb, "--no-audit", "--no-fund", "--ignore-scripts"])) return 1;
    save("packages.stamp", digest(read("package-lock.json") + read("package.json")));
    rmSync(join(stamps, "build.stamp"), { force: true });
  }

  const sources = digestOfSources();
  if (stamp("build.stamp") !== sources || !existsSync(join(root, "dist", "index.html"))) {
    if (run(["npm", "run", "--silent", "build"])) return 1;
  }

  save("build.stamp", sources);
  const now = new Date();
  utimesSync(join(root, "dist", "index.html"), now, now); // both outputs newer than every input, whatever the bundler did
  return 0;
}

function digestOfSources() {
  const hash = createHash("sha256");
  for (const file of files(root).sort()) hash.update(relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (folder === root && (entry.name === "node_modules" || entry.name === "dist" || entry.name.startsWith("."))) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : entry.isFile() ? [path] : [];
  });
}

function run([command, ...args]) {
  const done = spawnSync(command, args, { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
  if (done.error) console.error(`error : ${command} could not be started: ${done.error.message}`);
  return done.status === 0 ? 0 : 1;
}

function read(name) {
  const path = join(root, name);
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

function stamp(name) {
  const path = join(stamps, name);
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

function save(name, text) {
  mkdirSync(stamps, { recursive: true });
  writeFileSync(join(stamps, name), text);
}

// A folder is made by one process only. The lock of a process that is gone is taken over.
async function takeLock() {
  for (let waited = 0; ; waited++) {
    try {
      mkdirSync(lock);
      writeFileSync(join(lock, "pid"), String(process.pid));
      return;
    } catch (failure) {
      if (failure.code !== "EEXIST") throw failure;
    }

    if (waited > 0 && isStale()) rmSync(lock, { recursive: true, force: true });
    else await new Promise((wake) => setTimeout(wake, 200));
  }
}

function isStale() {
  try {
    const pid = Number(readFileSync(join(lock, "pid"), "utf8"));
    if (!pid) return Date.now() - statSync(lock).mtimeMs > 10_000;
    process.kill(pid, 0);
    return false;
  } catch (failure) {
    if (failure.code === "ESRCH") return true;
    return failure.code === "ENOENT" && existsSync(lock) && Date.now() - statSync(lock).mtimeMs > 10_000;
  }
}
