import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Writes files into a new temporary folder and answers with its path. */
export async function writeRepository(files: Readonly<Record<string, string>>): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'tocsin-records-'));
	await writeFiles(folder, files);
	return folder;
}

/** Writes files below a folder. */
export async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
	for (const [path, text] of Object.entries(files)) {
		await mkdir(dirname(join(folder, path)), { recursive: true });
		await writeFile(join(folder, path), text);
	}
}

/** The text of a small incident file; `facts` replaces or adds front matter lines. */
export function incidentText(id: string, facts: Readonly<Record<string, string>> = {}, body = ''): string {
	const all = {
		schema: '1',
		id,
		title: `Title of ${id}`,
		status: 'open',
		severity: 'sev2',
		kind: 'service-down',
		service: 'shop',
		team: 'shop',
		product: 'shop',
		detected_by: 'alert',
		times: '{detected: 2026-11-20T07:00:00Z}',
		...facts,
	};
	return `---\n${Object.entries(all)
		.map(([key, value]) => `${key}: ${value}`)
		.join('\n')}\n---\n${body}`;
}
