// Makes the table of bench/network.sh: node network.mjs FIGURES RUNS FAILED COMMIT
import { readFileSync } from 'node:fs';

const [file, runs, failed, commit] = process.argv.slice(2);
const lines = readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
const ranked = (name) => lines.map((line) => line[name]).sort((a, b) => a - b);
const at = (name, share) => ranked(name)[Math.max(0, Math.ceil(share * lines.length) - 1)];
const sum = (name) => lines.reduce((total, line) => total + line[name], 0);
const row = (title, name) => `| ${title} | ${at(name, 0.5)} | ${at(name, 0.95)} | ${ranked(name)[0]} | ${ranked(name).at(-1)} |`;

console.log(`# Seconds to the block on a real network

${new Date().toISOString().slice(0, 10)}, commit ${commit}, ${runs} runs, ${failed} failed. Again: \`bench/network.sh ${runs}\`. Router and hosts in network namespaces, softflowd (IPFIX and NetFlow version 9), seven days learned,
then one host beacons to and exfiltrates towards a rare outside host while ordinary traffic goes on; nftables in autonomous mode. The attack begins at any second of the engine's ten minutes.

| seconds | p50 | p95 | least | most |
|---|---:|---:|---:|---:|
${row('first malicious packet to block', 'from_attack')}
${row('its export to block', 'from_export')}

Malicious connections tried after the block: ${sum('malicious_tried_after')}, of them through: ${sum('malicious_after')}. Ordinary connections: ${sum('ordinary')}, of them lost: ${sum('ordinary_lost')}.

| began at second | packet to block | export to block |
|---:|---:|---:|
${[...lines].sort((a, b) => a.second - b.second).map((line) => `| ${line.second} | ${line.from_attack} | ${line.from_export} |`).join('\n')}`);
