import { z } from 'zod';
import { SEVERITIES } from '../records/incident-words.ts';
import { gateSchema } from '../records/policies/gate.ts';
import { incidentId, instant } from '../records/scalars.ts';

/** Longest text and list that is read from a site that may be anybody's. */
const TEXT = 400;
const LIST = 50_000;

const name = z.string().min(1).max(TEXT);

const gateIncidentSchema = z.object({
	id: incidentId,
	title: z.string().max(TEXT),
	severity: z.enum(SEVERITIES),
	kind: name,
	services: z.array(name).min(1).max(LIST).meta({ description: 'Where it was first seen, then others it affects' }),
	since: instant.optional(),
	change: z.object({ kind: name, name, exposure_percent: z.number().optional() }).optional(),
	root: incidentId.optional().meta({ description: 'Incident that explains it; it then counts as that one' }),
	url: z.string().max(2000).optional(),
});

/** What `/api/gate.json` of the site says; keys of a later version are let through. */
export const gateFactsSchema = z.object({
	schema: z.literal(1),
	as_of: instant.optional().meta({ description: 'Time of the commit that it tells of' }),
	made_at: instant.meta({ description: 'When the site was made' }),
	policy: gateSchema.omit({ schema: true }).strip(),
	services: z.record(name, z.array(name).max(LIST)).meta({ description: 'What each service needs directly' }),
	features: z.record(name, z.array(name).max(LIST)).meta({ description: 'Services that a feature changes' }),
	unread: z
		.int()
		.nonnegative()
		.optional()
		.meta({ description: 'Records of incidents and services that are broken and left out' }),
	incidents: z.array(gateIncidentSchema).max(LIST).meta({ description: 'All that are open' }),
});

/** Open incidents, dependencies and policy: all that a deploy gate needs. */
export type GateFacts = z.infer<typeof gateFactsSchema>;

export type GateIncident = GateFacts['incidents'][number];
