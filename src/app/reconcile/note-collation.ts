import type { CollationEffect } from '../../core/effects/effect.ts';
import { incidentFolder } from '../../core/records/paths.ts';
import { appendTimeline } from '../../formats/append-timeline.ts';
import { editFrontMatter } from '../../formats/edit-record.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import type { EffectFiles } from './record-attempt.ts';

/** Completes the record of a resolved incident: an entry in its timeline, and the services that it names none of. */
export function noteCollation(files: EffectFiles, { incident, payload }: CollationEffect, now: string): void {
	const [facts, timeline] = ['incident.md', 'timeline.yaml'].map((name) => `${incidentFolder(incident)}/${name}`) as [
		string,
		string,
	];
	const entry = { at: now, kind: 'note', text: payload.text, by: 'tocsin' } as const;
	files.set(timeline, appendTimeline(files.get(timeline) ?? '', [entry]));
	const text = files.get(facts) ?? '';
	const parsed = parseRecord('incident', facts, text);
	// Machines set only what is absent.
	if (!parsed.ok || parsed.value.value.affected_services || payload.affected.length === 0) return;
	files.set(facts, editFrontMatter(text, [{ path: ['affected_services'], value: payload.affected }]));
}
