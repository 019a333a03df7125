import type { IncidentRequest } from '../../core/forms/form-request.ts';
import type { Incident } from '../../core/records/incident.ts';
import { DRAFT_ID } from '../../core/records/scalars.ts';
import { slugify } from '../../core/records/slugify.ts';
import { inertParagraphs } from '../../formats/inert-paragraphs.ts';
import { printRecord } from '../../formats/print-record.ts';
import type { Fold, Snapshot } from '../../ports/repository.ts';
import { findFormIncident } from './find-form-incident.ts';
import { type FormCase, type FormOutcome, formChange, noChange } from './form-outcome.ts';

const TEMPLATE = 'policies/templates/incident.md';

/** The draft of the incident or lead-up that somebody reports; the same issue again makes no second one. */
export async function foldIncident(
	snapshot: Snapshot,
	{ request, ...rest }: FormCase<IncidentRequest>,
): Promise<Fold<FormOutcome>> {
	const { given, gathered, by } = rest;
	const found = await findFormIncident(snapshot, given);
	if (found) return noChange('unchanged', [describeIncident(found.facts)], `${found.folder}/incident.md`);
	const service = gathered.records.services.get(request.service);
	if (!service) return noChange('refused', [`Unexpected service "${request.service}", expected one in services/`]);
	const isLeadUp = request.form === 'report-lead-up';
	const facts: Incident = {
		schema: 1,
		id: DRAFT_ID,
		title: request.title,
		status: isLeadUp ? 'lead-up' : 'open',
		severity: request.severity,
		kind: request.kind,
		service: request.service,
		team: service.owner,
		product: service.product,
		detected_by: request.detectedBy,
		times: {
			...(isLeadUp ? { reported: given.at } : { detected: given.at }),
			...(request.impactStarted !== undefined && { impact_started: request.impactStarted }),
		},
		...(request.usersAffected !== undefined && { impact: { users_affected: request.usersAffected } }),
		refs: { form: { id: `#${given.issue}`, url: given.url } },
	};
	const kind = isLeadUp ? ('reported' as const) : ('opened' as const);
	const entry = { at: given.at, kind, text: request.title, by, link: given.url };
	const template = (await snapshot.read([TEMPLATE])).get(TEMPLATE)?.trimStart() ?? '';
	const notes = request.text === undefined ? '' : `${inertParagraphs(request.text)}\n`;
	const folder = `incidents/drafts/form-${given.issue}-${slugify(request.title)}`;
	const what = `Incident ${isLeadUp ? 'reported as a lead-up' : 'declared'}: ${request.service} ${request.kind} (${request.severity})`;
	return formChange(rest, what, {
		changes: [
			{ path: `${folder}/incident.md`, content: printRecord('incident', facts, `\n${notes}${template}`) },
			{ path: `${folder}/timeline.yaml`, content: printRecord('timeline', [entry]) },
		],
		said: [describeIncident(facts)],
		path: `${folder}/incident.md`,
	});
}

/** One sentence on an incident that somebody reported. */
export function describeIncident({ id, status, service, severity }: Incident): string {
	const name = id === DRAFT_ID ? 'The incident' : id;
	if (status !== 'lead-up') return `${name} is ${status}: ${service}, ${severity}`;
	return `${name} is reported as a lead-up: ${service}. Confirm or dismiss it with the form "Give a verdict"`;
}
