import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { workTreeFiles } from '../../adapters/files/work-tree-files.ts';
import type { ExportTable } from '../../app/export/export-table.ts';
import { EXPORTS, makeExport } from '../../app/export/make-export.ts';
import { printExportCsv, printExportJson } from '../../app/export/print-export.ts';
import { printExportParquet } from '../../app/export/print-export-parquet.ts';
import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import { formatDiagnostic } from '../../core/diagnostics/format-diagnostic.ts';
import { normaliseInstant } from '../../core/time/instant.ts';
import { EXIT, type GlobalOptions, nowOf } from '../output.ts';
import { UsageError } from '../report-failure.ts';

const FORMATS: Readonly<Record<string, (table: ExportTable) => Generator<string | Uint8Array>>> = {
	csv: printExportCsv,
	json: printExportJson,
	parquet: printExportParquet,
};

interface ExportOptions {
	readonly format?: string;
	readonly out?: string;
}

/** `export`: records as a table for spreadsheets, databases and warehouses. */
export function addExport(program: Command): void {
	program
		.command('export')
		.description('records as a table for other tools; docs/export.md has queries')
		.argument('<table>', EXPORTS.join(', '))
		.option('--format <format>', `${Object.keys(FORMATS).join(', ')}; by default csv`)
		.option('--out <file>', 'where to write, by default to stdout')
		.action((table: string, options: ExportOptions) => writeExport(table, options, program.opts<GlobalOptions>()));
}

async function writeExport(table: string, { format, out }: ExportOptions, global: GlobalOptions): Promise<void> {
	const name = EXPORTS.find((one) => one === table);
	if (name === undefined) throw new UsageError(`Unexpected table "${table}", expected one of ${EXPORTS.join(', ')}`);
	const wanted = format ?? (global.json ? 'json' : 'csv');
	const print = Object.hasOwn(FORMATS, wanted) ? FORMATS[wanted] : undefined;
	if (!print)
		throw new UsageError(`Unexpected --format "${wanted}", expected one of ${Object.keys(FORMATS).join(', ')}`);
	if (wanted === 'parquet' && out === undefined && process.stdout.isTTY)
		throw new UsageError('Parquet is no text, expected --out with a file');
	const now = normaliseInstant(nowOf(global));
	if (now === undefined)
		throw new UsageError(`Unexpected time "${global.now}", expected RFC 3339 like 2026-11-20T03:02:11Z`);
	const problems: Diagnostic[] = [];
	const made = makeExport(name, workTreeFiles(global.repo), { now, tell: (problem) => problems.push(problem) });
	const chunks = Readable.from(print(made));
	if (out === undefined) await pipeline(chunks, process.stdout, { end: false });
	else await writeWhole(chunks, out);
	for (const problem of problems) process.stderr.write(`${formatDiagnostic(problem)}\n`);
	if (problems.length === 0) return;
	process.stderr.write(`tocsin: these records were left out; the others are exported\n`);
	process.exitCode = EXIT.findings;
}

/** A file that is there is whole: what is written half is never seen under its name. */
async function writeWhole(chunks: Readable, out: string): Promise<void> {
	const part = `${out}.part`;
	try {
		await pipeline(chunks, createWriteStream(part));
		await rename(part, out);
	} catch (error) {
		await rm(part, { force: true });
		const { code } = error as NodeJS.ErrnoException;
		if (code === undefined) throw error;
		throw new UsageError(`Unexpected --out "${out}", expected a file that can be written (${code})`);
	}
}
