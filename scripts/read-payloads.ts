/** Prints what becomes of every body below a folder, laid out as `<source>/<file>.json`. Usage: read-payloads.ts DIR */
import { payloadTable, readPayloads } from './payload-table.ts';

const [directory] = process.argv.slice(2);
if (directory === undefined) {
	console.error('Unexpected no folder, expected one: node scripts/read-payloads.ts DIR');
	process.exitCode = 2;
} else {
	const rows = readPayloads(directory);
	const count = (verdict: string) => rows.filter((row) => row.verdict === verdict).length;
	console.log(payloadTable(rows));
	console.log(
		`\n${rows.length} files: ${count('taken')} taken, ${count('ignored')} ignored by name, ${count('refused')} refused`,
	);
}
