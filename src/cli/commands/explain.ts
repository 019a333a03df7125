import type { Command } from 'commander';
import { workTreeFiles } from '../../adapters/files/work-tree-files.ts';
import type { CatalogueIncident } from '../../app/catalogue/catalogue.ts';
import { readCatalogue } from '../../app/catalogue/read-catalogue.ts';
import { type Explanation, explain, linksOf } from '../../app/explain/explain.ts';
import { closestWord } from '../../core/diagnostics/closest-word.ts';
import { type ExplainedStep, TOPIC_TITLES } from '../../core/triage/explain-incident.ts';
import type { FamilyNode } from '../../core/triage/incident-family.ts';
import { type GlobalOptions, printJson, say } from '../output.ts';
import { UsageError } from '../report-failure.ts';

/** `explain`: the whole chain of decisions that made an incident what it is. */
export function addExplain(program: Command): void {
	program
		.command('explain')
		.description('say why an incident is what it is: every decision with its reason')
		.argument('<incident>', 'an incident id like INC-2026-0042')
		.action((id: string) => {
			const options = program.opts<GlobalOptions>();
			const catalogue = readCatalogue(workTreeFiles(options.repo));
			const links = linksOf(catalogue);
			const incident = links.byId.get(id);
			if (!incident) {
				const near = closestWord(id, [...links.byId.keys()]);
				throw new UsageError(`No incident "${id}" in ${options.repo}${near ? `. Did you mean ${near}?` : ''}`);
			}
			const explanation = explain(incident, catalogue, links);
			if (options.json) printJson({ incident: id, ...explanation });
			else for (const line of describe(incident, explanation, links.byId)) say(line);
		});
}

function describe(
	{ id, facts }: CatalogueIncident,
	{ steps, family }: Explanation,
	incidents: ReadonlyMap<string, CatalogueIncident>,
): string[] {
	const { title, status, severity, service, kind } = facts;
	const lines = [`${id}  ${title}`, `${status}, ${severity}, ${kind} on ${service}`, ''];
	for (const step of steps) lines.push(...describeStep(step));
	if (family.size > 1) lines.push('', 'Family', ...drawNode(family.root, { incidents, current: id }));
	if (family.earlier.length > 0) lines.push('', `Before    ${family.earlier.join(', ')}`);
	return lines;
}

function describeStep({ topic, at, text, reason, why }: ExplainedStep): string[] {
	const when = at === undefined ? '' : `${at.slice(0, 19).replace('T', ' ')}Z  `;
	const first = `${TOPIC_TITLES[topic].padEnd(10)}${when}${text}`;
	return why ? [first, `${' '.repeat(10)}${reason}: ${why}`] : [first];
}

function drawNode(
	{ id, link, children }: FamilyNode,
	{
		incidents,
		current,
		depth = 0,
	}: {
		readonly incidents: ReadonlyMap<string, CatalogueIncident>;
		readonly current: string;
		readonly depth?: number;
	},
): string[] {
	const facts = incidents.get(id)?.facts;
	const how = link === undefined ? 'root' : link === 'caused_by' ? 'caused' : 'same problem';
	const mark = id === current ? ' <- this one' : '';
	const line = `${'  '.repeat(depth + 1)}${how}: ${id}${facts ? ` ${facts.service}, ${facts.title}` : ''}${mark}`;
	return [line, ...children.flatMap((child) => drawNode(child, { incidents, current, depth: depth + 1 }))];
}
