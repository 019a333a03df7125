/** Writes docs/reasons.md from the reason codes of triage. With --check writes nothing and fails when it is stale. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { REASONS } from '../src/core/triage/reasons.ts';

const target = new URL('../docs/reasons.md', import.meta.url);
const rows = Object.entries(REASONS).map(([code, sentence]) => `| \`${code}\` | ${sentence} |`);
const text = `# Reason codes

Every decision on an alert is kept in \`alerts/\` with its reason. Generated from \`src/core/triage/reasons.ts\`.

| code | what it means |
|---|---|
${rows.join('\n')}
`;

if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (!existsSync(target) || readFileSync(target, 'utf8') !== text) {
	console.error('docs/reasons.md: not as src/core/triage/reasons.ts says. Run: npm run docs');
	process.exitCode = 1;
}
