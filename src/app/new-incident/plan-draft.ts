import type { Incident } from '../../core/records/incident.ts';
import { DRAFT_ID } from '../../core/records/scalars.ts';
import { slugify } from '../../core/records/slugify.ts';
import { printRecord } from '../../formats/print-record.ts';
import type { FileChange } from '../../ports/repository.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';

/** What a person says of an incident that no alert reported. */
export interface DraftRequest {
	readonly title: string;
	readonly service: string;
	readonly severity?: Incident['severity'];
	readonly kind?: string;
	readonly detectedBy?: Incident['detected_by'];
	readonly isLeadUp?: boolean;
}

/**
 * The files of an incident drafted by hand, under `incidents/drafts/<slug>/`; it gets its number after the merge.
 * Returns what is wrong with the request instead, all at once.
 */
export function planDraft(
	request: DraftRequest,
	catalogue: Catalogue,
	{ now, notes }: { readonly now: string; readonly notes: string },
): { readonly folder: string; readonly changes: readonly FileChange[] } | { readonly problems: readonly string[] } {
	const service = catalogue.services.get(request.service);
	const kinds = catalogue.policies.triage?.kinds.map(({ id }) => id) ?? ['other'];
	const kind = request.kind ?? 'other';
	const problems: string[] = [];
	if (!service) {
		problems.push(
			`Unexpected service "${request.service}", expected one of ${[...catalogue.services.keys()].join(', ')}`,
		);
	}
	if (!kinds.includes(kind)) problems.push(`Unexpected kind "${kind}", expected one of ${kinds.join(', ')}`);
	if (/[\r\n]/.test(request.title) || request.title.trim() === '' || request.title.length > 300) {
		problems.push('Unexpected title, expected one line of 1 to 300 characters');
	}
	if (!service || problems.length > 0) return { problems };
	const folder = freeFolder(slugify(request.title), catalogue);
	const facts: Incident = {
		schema: 1,
		id: DRAFT_ID,
		title: request.title,
		status: request.isLeadUp ? 'lead-up' : 'open',
		severity: request.severity ?? catalogue.policies.triage?.default_level.severity ?? 'sev3',
		kind,
		service: request.service,
		team: service.owner,
		product: service.product,
		detected_by: request.detectedBy ?? 'engineer',
		times: request.isLeadUp ? { reported: now } : { detected: now },
	};
	const entry = {
		at: now,
		kind: request.isLeadUp ? ('reported' as const) : ('opened' as const),
		text: request.title,
		by: facts.detected_by,
	};
	return {
		folder,
		changes: [
			{ path: `${folder}/incident.md`, content: printRecord('incident', facts, notes) },
			{ path: `${folder}/timeline.yaml`, content: printRecord('timeline', [entry]) },
		],
	};
}

function freeFolder(slug: string, { drafts }: Catalogue): string {
	const taken = new Set(drafts.map(({ folder }) => folder));
	let folder = `incidents/drafts/${slug}`;
	for (let number = 2; taken.has(folder); number++) folder = `incidents/drafts/${slug}-${number}`;
	return folder;
}
