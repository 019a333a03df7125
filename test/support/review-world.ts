import { afterEach, beforeEach, expect } from 'vitest';
import {
	type EmulatedPull,
	type EmulatedReview,
	type GithubEmulator,
	shaOf,
	startGithubEmulator,
} from './start-github-emulator.ts';

export const NUMBER = 7;
export const HEAD = shaOf('head');
export const EARLIER = shaOf('earlier');
export const FOLDER = 'incidents/2026/INC-2026-0042';
export const POSTMORTEM = `${FOLDER}/postmortem.md`;
export const EVENT = { action: 'synchronize', pull_request: { number: NUMBER } };

const TILL =
	'schema: 1\nname: Till\nowner: payments\nproduct: shop\ntier: 1\ndepends_on: []\nstakeholders: ["@Mei-Hua"]\n';

export const PAYMENTS = `schema: 1
name: Payments | <b>fast</b>
lead: "@rina"
members:
  - {handle: "@rina", name: Rina Wulandari, time_zone: Asia/Jakarta}
  - {handle: "@budi", name: Budi Hartanto, time_zone: Asia/Jakarta}
`;

export const POLICY = `schema: 1
required_for: {kinds: [service-down], severities: [sev1, sev2, sev3]}
open_on: resolve
due: []
actions_due: []
reviewers:
  - {severities: [sev1, sev2], roles: [service_owner, action_owners, stakeholders]}
  - {severities: [sev3], roles: [service_owner, action_owners]}
`;

/** `incident.md` of the incident under review. */
export function incident(severity = 'sev3'): string {
	return `---
schema: 1
id: INC-2026-0042
title: Receipts are empty
status: resolved
severity: ${severity}
kind: data
service: till
team: payments
product: shop
detected_by: alert
times: {detected: 2026-11-01T22:00:00Z, resolved: 2026-11-02T23:30:00Z}
---
`;
}

/** Its `postmortem.md`, with one action. */
export function postmortem({ status = 'in-review', owner = '@elif', text = 'What happened.' } = {}): string {
	return `---
schema: 1
incident: INC-2026-0042
status: ${status}
due: 2026-11-09
causes: []
actions:
  - {id: A1, text: Print from the order, type: prevent, owner: "${owner}", due: 2026-12-01, status: open}
---
## Summary

${text}
`;
}

/** A review of the newest commit, by default, so many minutes after ten. */
export function review(
	login: string,
	state: EmulatedReview['state'],
	{ minute = 0, ...more }: Partial<EmulatedReview> & { readonly minute?: number } = {},
): EmulatedReview {
	const at = new Date(Date.UTC(2026, 10, 20, 10, minute)).toISOString();
	return { login, state, commit: HEAD, at, ...more };
}

export interface ReviewWorld {
	github: GithubEmulator;
	/** Pull request 7, which adds the postmortem; by `@author`. */
	pull: EmulatedPull;
	/** Opens another one, which changes nothing. */
	open(number: number): EmulatedPull;
}

/** A fresh repository with one pull request for every test. After each, GitHub's description of its API has nothing against any call. */
export function reviewWorld(): ReviewWorld {
	const world = {
		open: (number: number): EmulatedPull => {
			const head = { sha: number === NUMBER ? HEAD : shaOf(`head of ${number}`), ref: 'postmortem', owner: 'acme' };
			const pull: EmulatedPull = { author: 'author', head, state: 'open', files: [], reviews: [] };
			world.github.pulls.set(number, pull);
			return pull;
		},
	} as ReviewWorld;
	beforeEach(async () => {
		world.github = await startGithubEmulator();
		world.pull = world.open(NUMBER);
		world.pull.files = [{ filename: POSTMORTEM, status: 'added' }];
		for (const at of ['main', HEAD]) {
			world.github.files.set(`${at}:policies/postmortems.yaml`, POLICY);
			world.github.files.set(`${at}:services/till.yaml`, TILL);
			world.github.files.set(`${at}:teams/payments.yaml`, PAYMENTS);
			world.github.files.set(`${at}:${FOLDER}/incident.md`, incident());
		}
		world.github.files.set(`${HEAD}:${POSTMORTEM}`, postmortem());
	});
	afterEach(async () => {
		expect(world.github.violations).toEqual([]);
		await world.github.stop();
	});
	return world;
}
