// Adds up vitest's JSON reports. A report that is missing or empty is a failure: a run without tests proves nothing.
import { readFileSync } from 'node:fs';

let [passed, failed] = [0, 0];
for (const file of process.argv.slice(2)) {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    const brokenFiles = report.testResults.filter(
      (result) => result.status === 'failed' && result.assertionResults.length === 0,
    );
    passed += report.numPassedTests;
    failed += report.numFailedTests + brokenFiles.length + (report.numTotalTests === 0 ? 1 : 0);
  } catch (error) {
    console.error(`${file}: ${error.message}`);
    failed += 1;
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
