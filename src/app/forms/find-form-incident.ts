import type { Incident } from '../../core/records/incident.ts';
import { incidentFolder } from '../../core/records/paths.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import type { Snapshot } from '../../ports/repository.ts';

/** A form is looked for again after a run that died, so among the newest. */
const MOST = 200;

/** The incident, or the draft of one, that was made by the form of an issue (its address), with its folder. */
export async function findFormIncident(
	snapshot: Snapshot,
	{ url, at }: { readonly url: string; readonly at: string },
): Promise<{ readonly folder: string; readonly facts: Incident } | undefined> {
	const year = at.slice(0, 4);
	const [drafts, numbered] = await Promise.all([snapshot.list('incidents/drafts'), snapshot.list(`incidents/${year}`)]);
	const ids = numbered.map(({ name }) => name).filter((name) => /^INC-\d{4}-\d{4,}$/.test(name));
	const folders = [
		...drafts.map(({ name }) => `incidents/drafts/${name}`),
		...ids
			.sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
			.slice(-MOST)
			.map(incidentFolder),
	];
	const texts = await snapshot.read(folders.map((folder) => `${folder}/incident.md`));
	for (const folder of folders) {
		const path = `${folder}/incident.md`;
		const text = texts.get(path);
		// Most are of no form, and need no parsing.
		if (!text?.includes(url)) continue;
		const parsed = parseRecord('incident', path, text);
		if (parsed.ok && parsed.value.value.refs?.form?.url === url) return { folder, facts: parsed.value.value };
	}
	return undefined;
}
