import type { Catalogue, CatalogueIncident } from '../../src/app/catalogue/catalogue.ts';
import type { GeneratedFile } from '../generate/generated-file.ts';

const CONFIG = `baseURL: https://incidents.example.com/
title: Benchmark incidents
languageCode: en
uglyURLs: true
disableKinds: [sitemap, RSS]
taxonomies: { service: services, team: teams, month: months }
markup: { highlight: { codeFences: false } }
`;

const FRAME = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{ .Title }}</title><link rel="stylesheet" href="/site.css"></head>
<body>
<header><a href="/">Benchmark incidents</a><nav><ul><li><a href="/incidents.html">Incidents</a></li><li><a href="/postmortems.html">Postmortems</a></li><li><a href="/runbooks.html">Runbooks</a></li></ul></nav></header>
<main>{{ block "main" . }}{{ end }}</main>
<footer>As of the last commit</footer>
</body>
</html>
`;

const SINGLE = `{{ define "main" }}
<h1>{{ .Title }}</h1>
<dl>
<dt>Severity</dt><dd>{{ .Params.severity }}</dd><dt>Status</dt><dd>{{ .Params.status }}</dd><dt>Kind</dt><dd>{{ .Params.kind }}</dd>
<dt>Service</dt><dd>{{ range .Params.services }}<a href="/services/{{ . }}.html">{{ . }}</a>{{ end }}</dd>
<dt>Team</dt><dd>{{ range .Params.teams }}<a href="/teams/{{ . }}.html">{{ . }}</a>{{ end }}</dd>
{{ range $name, $at := .Params.times }}<dt>{{ $name }}</dt><dd><time datetime="{{ $at }}">{{ $at }}</time></dd>{{ end }}
</dl>
{{ with .Params.timeline }}<h2>Timeline</h2><ol>{{ range . }}<li><time datetime="{{ .at }}">{{ .at }}</time> <b>{{ .kind }}</b> {{ .text }} <span>{{ .by }}</span></li>{{ end }}</ol>{{ end }}
{{ .Content }}
{{ end }}
`;

const LIST = `{{ define "main" }}
<h1>{{ .Title }}</h1>
<table><thead><tr><th>Severity</th><th>Incident</th><th>Status</th><th>Started</th></tr></thead>
<tbody>{{ range first 500 .Pages }}<tr><td>{{ .Params.severity }}</td><td><a href="{{ .RelPermalink }}">{{ .Title }}</a></td><td>{{ .Params.status }}</td><td>{{ .Params.detected }}</td></tr>{{ end }}</tbody></table>
{{ end }}
`;

/** The same records as a plain Hugo site: a page for each incident, postmortem and runbook, lists by service, team and month. */
export function* hugoSite({ incidents, runbooks }: Catalogue): Generator<GeneratedFile> {
	yield { path: 'config.yaml', content: CONFIG };
	yield { path: 'layouts/_default/baseof.html', content: FRAME };
	yield { path: 'layouts/_default/single.html', content: SINGLE };
	yield { path: 'layouts/_default/list.html', content: LIST };
	yield { path: 'layouts/index.html', content: LIST };
	yield { path: 'static/site.css', content: 'body { font-family: sans-serif }\n' };
	for (const incident of incidents) yield* incidentPages(incident);
	for (const { slug, facts, body } of runbooks.values()) {
		yield page(`content/runbooks/${slug}.md`, { title: facts.title }, body);
	}
}

/** The path of an incident's page in that site. */
export function hugoPage(id: string): string {
	return `content/incidents/${id}.md`;
}

function* incidentPages({ id, facts, timeline, body, postmortem }: CatalogueIncident): Generator<GeneratedFile> {
	const shared = { title: `${id} ${facts.title}`, severity: facts.severity, status: facts.status, kind: facts.kind };
	const lists = { services: [facts.service], teams: [facts.team], months: [facts.times.detected?.slice(0, 7)] };
	const { times } = facts;
	yield page(hugoPage(id), { ...shared, ...lists, times, detected: times.detected, timeline }, body);
	if (postmortem) {
		yield page(
			`content/postmortems/${id}.md`,
			{ ...shared, times, timeline, detected: times.detected },
			postmortem.body,
		);
	}
}

/** JSON is YAML, and read faster by both. */
function page(path: string, front: object, body: string): GeneratedFile {
	return { path, content: `${JSON.stringify(front, null, 1)}\n\n${body}\n` };
}
