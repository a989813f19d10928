// Reads one test report, CTRF (xunit.v3) or vitest's JSON, prints each failed test and, by reason, those that were skipped, and ends with the line
// "PASSED FAILED SKIPPED". Usage: node results.mjs FILE
import { readFileSync } from "node:fs";

const report = JSON.parse(readFileSync(process.argv[2], "utf8"));
const tests = report.results
  ? report.results.tests.map((t) => ({ name: t.name, status: t.status, text: [t.extra?.reason ?? t.message, t.trace].filter(Boolean).join("\n") }))
  : report.testResults.flatMap((file) => file.assertionResults.length > 0 || file.status !== "failed"
    ? file.assertionResults.map((t) => ({ name: t.fullName, status: t.status, text: t.failureMessages?.join("\n") ?? "" }))
    : [{ name: file.name, status: "failed", text: file.message }]);
const skipped = new Map();
const short = (lines) => (lines.length <= 50 ? lines : [...lines.slice(0, 30), `… ${lines.length - 45} lines …`, ...lines.slice(-15)]);
const counted = { passed: 0, failed: 0, skipped: 0 };
for (const test of tests) {
  const outcome = test.status === "passed" ? "passed" : test.status === "failed" ? "failed" : "skipped";
  counted[outcome]++;
  if (outcome === "failed") console.log(`  FAILED ${test.name}\n${short(test.text.split("\n")).map((line) => `    ${line}`).join("\n")}`);
  if (outcome !== "skipped") continue;
  const reason = test.text.split("\n")[0] || "no reason given";
  skipped.set(reason, (skipped.get(reason) ?? new Set()).add(test.name.replace(/\(.*/s, "").split(".").slice(-2).join(".")));
}

for (const [reason, names] of skipped) console.log(`  skipped, ${reason}: ${[...names].join(", ")}`);

console.log(`${counted.passed} ${counted.failed} ${counted.skipped}`);
