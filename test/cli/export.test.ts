import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { workTreeFiles } from '../../src/adapters/files/work-tree-files.ts';
import { readCatalogue } from '../../src/app/catalogue/read-catalogue.ts';
import { EXPORTS, type ExportName, makeExport } from '../../src/app/export/make-export.ts';
import { printExportJson } from '../../src/app/export/print-export.ts';
import { measureCatalogue } from '../../src/app/metrics/measure-catalogue.ts';
import { medianOf } from '../../src/core/metrics/median-of.ts';
import { ROOT } from '../house/source-files.ts';

const NOW = '2026-11-20T08:00:00Z';
const folder = mkdtempSync(join(tmpdir(), 'tocsin-export-'));
const records = join(folder, 'records');
const FOLDERS = ['incidents', 'alerts', 'services', 'teams', 'schedules', 'policies'];

function tocsin(...args: readonly string[]) {
	const main = join(ROOT, 'src/cli/main.ts');
	return spawnSync(process.execPath, [main, '--repo', records, '--now', NOW, ...args], { encoding: 'utf8' });
}

/** Without a process, which takes longer than the export. */
function jsonOf(table: ExportName): string {
	return [...printExportJson(makeExport(table, workTreeFiles(records), { now: NOW, tell: () => {} }))].join('');
}

async function query(sql: string): Promise<readonly Record<string, unknown>[]> {
	const instance = await DuckDBInstance.create(':memory:');
	const connection = await instance.connect();
	try {
		const placed = sql.replace(/'(\w+\.parquet)'/g, (_, file: string) => `'${join(folder, file)}'`);
		return (await connection.runAndReadAll(placed)).getRowObjectsJson();
	} finally {
		connection.closeSync();
		instance.closeSync();
	}
}

beforeAll(() => {
	for (const name of FOLDERS) cpSync(join(ROOT, name), join(records, name), { recursive: true });
	for (const table of EXPORTS) {
		const run = tocsin('export', table, '--format', 'parquet', '--out', join(folder, `${table}.parquet`));
		expect([run.status, run.stderr]).toEqual([0, '']);
	}
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('Parquet, read by DuckDB', () => {
	test('has types that need no conversion', async () => {
		const types = await query(
			"DESCRIBE SELECT incident, detected, users_affected, share_affected_percent, causes, has_postmortem FROM 'incidents.parquet'",
		);
		expect(types.map(({ column_name, column_type }) => `${column_name} ${column_type}`)).toEqual([
			'incident VARCHAR',
			'detected TIMESTAMP',
			'users_affected BIGINT',
			'share_affected_percent DOUBLE',
			'causes VARCHAR',
			'has_postmortem BOOLEAN',
		]);
	});

	test.each(EXPORTS.map((table) => [table] as const))('%s holds what the JSON export says', async (table) => {
		const expected = JSON.parse(jsonOf(table)) as Record<string, unknown>[];
		const rows = await query(`SELECT * FROM '${table}.parquet'`);
		expect(rows.length).toBeGreaterThan(50);
		expect(rows.map(plain)).toEqual(expected.map(plain));
	});

	test('counts what the metrics count', async () => {
		const { counted } = measureCatalogue(readCatalogue(workTreeFiles(records)), NOW);
		const [row] = await query(
			"SELECT median(seconds) AS median FROM 'measurements.parquet' WHERE metric = 'ttr' AND standing = 'counted' AND state = 'recorded'",
		);
		const recorded = counted.flatMap(({ measurements: { ttr } }) => (ttr.state === 'recorded' ? [ttr.ms / 1000] : []));
		expect(row!.median).toBe(medianOf(recorded));
	});
});

/** Times as instants and lists as values, however a format writes them. */
function plain(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(row).map(([name, value]) => {
			if (typeof value !== 'string') return [name, value];
			if (/^\d{4}-\d{2}-\d{2}[ T][\d:.]+Z?$/.test(value))
				return [name, Date.parse(`${value.replace(' ', 'T').replace('Z', '')}Z`)];
			if (/^[[{]/.test(value)) return [name, JSON.parse(value)];
			return [name, /^-?\d+$/.test(value) ? Number(value) : value];
		}),
	);
}

describe('the queries of docs/export.md', () => {
	const page = readFileSync(join(ROOT, 'docs/export.md'), 'utf8');
	const queries = [...page.matchAll(/^```sql\n([\s\S]*?)^```$/gm)].map(([, sql]) => sql!);

	test('there are some', () => expect(queries).toHaveLength(5));

	test.each(
		queries.map((sql) => [
			sql
				.split('\n')
				.find((line) => line.includes('FROM'))!
				.trim(),
			sql,
		]),
	)('%s', async (_name, sql) => {
		const rows = await query(sql);
		expect(rows.length).toBeGreaterThan(1);
		for (const [, value] of Object.entries(rows[0]!)) expect(value).not.toBeUndefined();
	});
});

describe('CSV and bad records', () => {
	test('formulas are inert, and the first line names the columns', () => {
		const { stdout } = tocsin('export', 'oncall');
		expect(stdout.split('\r\n')[0]).toBe('schedule,team,role,member,start,end,hours,reason');
		expect(stdout).toMatch(/,'@\w+/);
		expect(stdout).not.toMatch(/,@/);
	});

	test('a bad record is named and the others are exported', () => {
		const [whole, archive] = [tocsin('export', 'incidents'), tocsin('export', 'alerts')];
		const path = 'incidents/2025/INC-2025-0002/incident.md';
		writeFileSync(
			join(records, path),
			readFileSync(join(records, path), 'utf8').replace(/^severity: .*/m, 'severity: sev9'),
		);
		const broken = tocsin('export', 'incidents');
		expect(broken.status).toBe(1);
		expect(broken.stderr).toMatch(
			/^incidents\/2025\/INC-2025-0002\/incident\.md:6:11: error: Unexpected severity "sev9"/,
		);
		expect(broken.stdout.split('\r\n').length).toBe(whole.stdout.split('\r\n').length - 1);
		appendFileSync(join(records, 'alerts/2025/09/15.ndjson'), 'not JSON\n');
		const lines = tocsin('export', 'alerts');
		expect(lines.stderr).toContain('error: Unexpected text, expected one JSON object a line [alert-line/json]');
		expect([lines.status, lines.stdout]).toEqual([1, archive.stdout]);
	});

	test.each([
		[['export', 'runbooks'], 'Unexpected table "runbooks", expected one of incidents, alerts, measurements, oncall'],
		[['export', 'alerts', '--format', 'xml'], 'Unexpected --format "xml", expected one of csv, json, parquet'],
	])('%j', (args, message) => {
		const run = tocsin(...args);
		expect([run.status, run.stderr]).toEqual([2, `tocsin: ${message}\n`]);
	});

	test('a file that cannot be written is said, and nothing is left of it', () => {
		const out = join(folder, 'no', 'such', 'a.csv');
		const run = tocsin('export', 'incidents', '--out', out);
		expect([run.status, run.stderr]).toEqual([
			2,
			`tocsin: Unexpected --out "${out}", expected a file that can be written (ENOENT)\n`,
		]);
		expect(existsSync(`${out}.part`)).toBe(false);
	});
});
