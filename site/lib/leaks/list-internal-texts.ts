import type { Catalogue, CatalogueIncident, Policies } from '../../../src/app/catalogue/catalogue.ts';

/** A text that records hold and a public site may not. */
export interface InternalText {
	/** The record, like `incidents/2026/INC-2026-0042/incident.md`. */
	readonly path: string;
	/** Where in the record, like `internal.customer` or `members[2].mail`. */
	readonly field: string;
	readonly text: string;
}

/** With fewer letters and digits a text is found everywhere and tells nobody anything. */
const FEWEST_CHARACTERS = 4;
/** A day or a moment: pages are full of them. */
const DAY_OR_INSTANT = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z)?$/;
/** What fields of ours hold that are no names: `merged`, `on-call`. What people put under `internal` may well look like it. */
const CODE = /^[a-z]+(?:-[a-z]+)*$/;
/** Fields of the effects' ledger that hold nothing but our own words and times. */
const OWN_WORDS: ReadonlySet<string> = new Set(['key', 'state', 'at', 'since', 'next', 'severity', 'attempts']);

/**
 * The texts of a catalogue that its redacted form no longer has, each with its place. Left out is what could not be told
 * from anything else: texts of fewer than four letters and digits, days and instants, names of services, teams, people
 * and of what policies define.
 */
export function listInternalTexts(source: Catalogue, redacted: Catalogue): InternalText[] {
	const known = publicNames(redacted);
	const texts: InternalText[] = [];
	const add = (path: string) => (field: string, text: string) => {
		if (CODE.test(text) && !field.startsWith('internal.')) return;
		if (isTelling(text) && !known.has(text.toLowerCase())) texts.push({ path, field, text });
	};
	const after = new Map([...redacted.incidents, ...redacted.drafts].map((incident) => [incident.id, incident]));
	for (const incident of [...source.incidents, ...source.drafts]) {
		const kept = after.get(incident.id);
		if (kept !== incident) listOfIncident(incident, kept, add);
	}
	for (const [slug, team] of source.teams) walk(team, redacted.teams.get(slug), ['', add(`teams/${slug}.yaml`)]);
	walk(source.policies.notify, redacted.policies.notify, ['', add('policies/notify.yaml')]);
	return texts;
}

type Add = (field: string, text: string) => void;

function listOfIncident(
	{ folder, facts, effects = [] }: CatalogueIncident,
	kept: CatalogueIncident | undefined,
	add: (path: string) => Add,
): void {
	const fingerprints = facts.alerts?.fingerprints ?? [];
	const addFact = add(`${folder}/incident.md`);
	walk(facts, kept?.facts, [
		'',
		(field, text) => {
			// A pager's number of an alert is also part of what makes two alerts the same, which is no secret.
			if (!fingerprints.some((fingerprint) => fingerprint.endsWith(`:${text}`))) addFact(field, text);
		},
	]);
	for (const [place, entry] of effects.entries()) {
		const told = Object.entries(entry).filter(([key]) => !OWN_WORDS.has(key));
		walk(Object.fromEntries(told), undefined, [`[${place}]`, add(`${folder}/effects.yaml`)]);
	}
}

/** Visits each text below `value` that `kept` has not at the same place. */
function walk(value: unknown, kept: unknown, [field, add]: readonly [field: string, add: Add]): void {
	if (value === kept) return;
	if (typeof value === 'string' || typeof value === 'number') add(field, String(value));
	else if (Array.isArray(value)) {
		for (const [place, one] of value.entries()) walk(one, at(kept, place), [`${field}[${place}]`, add]);
	} else if (typeof value === 'object' && value !== null) {
		for (const [key, one] of Object.entries(value)) {
			walk(one, at(kept, key), [field === '' ? key : `${field}.${key}`, add]);
		}
	}
}

function at(value: unknown, key: string | number): unknown {
	return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}

function isTelling(text: string): boolean {
	const count = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
	return count >= FEWEST_CHARACTERS && !DAY_OR_INSTANT.test(text);
}

/** Names that the site shows wherever it wants, in small letters. */
function publicNames({ services, teams, policies }: Catalogue): ReadonlySet<string> {
	const names = [
		policies.site?.organisation ?? '',
		...[...services].flatMap(([slug, { name }]) => [slug, name]),
		...[...teams].flatMap(([slug, { name, members }]) => [
			slug,
			name,
			...members.flatMap((member) => [member.handle, member.name]),
		]),
		...namesOf(policies.products?.products),
		...namesOf(policies.causes?.causes),
		...namesOf(policies.triage?.kinds),
	];
	return new Set(names.map((name) => name.toLowerCase()));
}

type Named = NonNullable<Policies['causes']>['causes'][number];

function namesOf(values: readonly Pick<Named, 'id' | 'name'>[] = []): string[] {
	return values.flatMap(({ id, name }) => [id, name]);
}
