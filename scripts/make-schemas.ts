/**
 * Writes schemas/*.schema.json (and the editor settings that point at them) from the record schemas.
 * With --check writes nothing and fails when a file is not as it would be written.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { RECORD_KINDS, type RecordKind } from '../src/core/records/record-kinds.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Globs of the YAML records, for editors; front matter has no editor that reads a schema. */
const YAML_GLOBS: Partial<Record<RecordKind, string>> = {
	timeline: 'incidents/**/timeline.yaml',
	effects: 'incidents/**/effects.yaml',
	schedule: 'schedules/*.yaml',
	'pager-sync': 'schedules/pager-sync/*.yaml',
	rollout: 'rollouts/*.yaml',
	service: 'services/*.yaml',
	team: 'teams/*.yaml',
};

function globOf(kind: RecordKind): string | undefined {
	if (RECORD_KINDS[kind].format !== 'yaml') return undefined;
	return YAML_GLOBS[kind] ?? `policies/${kind}.yaml`;
}

function schemaFiles(): Map<string, string> {
	const files = new Map<string, string>();
	const settings: Record<string, string> = {};
	for (const [kind, { schema }] of Object.entries(RECORD_KINDS)) {
		const path = `schemas/${kind}.schema.json`;
		const json = { title: kind, ...z.toJSONSchema(schema, { target: 'draft-7', io: 'input' }) };
		files.set(path, `${JSON.stringify(json, null, 2)}\n`);
		const glob = globOf(kind as RecordKind);
		if (glob) settings[`./${path}`] = glob;
	}
	files.set('.vscode/settings.json', `${JSON.stringify({ 'yaml.schemas': settings }, null, 2)}\n`);
	return files;
}

function current(path: string): string | undefined {
	try {
		return readFileSync(join(root, path), 'utf8');
	} catch {
		return undefined;
	}
}

const stale = [...schemaFiles()].filter(([path, text]) => current(path) !== text);
if (process.argv.includes('--check')) {
	for (const [path] of stale) console.error(`${path}: not as the record schemas say. Run: npm run schemas`);
	if (stale.length > 0) process.exitCode = 1;
} else {
	for (const [path, text] of stale) {
		mkdirSync(dirname(join(root, path)), { recursive: true });
		writeFileSync(join(root, path), text);
	}
	console.log(`schemas: ${stale.length} files written`);
}
