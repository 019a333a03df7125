import { describe, expect, test } from 'vitest';
import type { Service } from '../records/service.ts';
import type { Team } from '../records/team.ts';
import { actionOf, incidentOf, POLICY, postmortemOf } from './postmortem.fixture.ts';
import { type Review, reviewStatus } from './review-status.ts';
import { type ReviewSources, reviewersOf } from './reviewers-of.ts';

const PAYMENTS: Team = {
	schema: 1,
	name: 'Payments',
	lead: '@rina',
	members: [
		{ handle: '@rina', name: 'Rina Wulandari', time_zone: 'Asia/Jakarta' },
		{ handle: '@budi', name: 'Budi Hartanto', time_zone: 'Asia/Jakarta' },
		{ handle: '@gone', name: 'Gone Long', time_zone: 'Asia/Jakarta', until: '2025-01-01' },
	],
};

const TILL: Service = {
	schema: 1,
	name: 'Till',
	owner: 'payments',
	product: 'shop',
	tier: 1,
	depends_on: [],
	stakeholders: ['@mei-hua'],
};

const SOURCES: ReviewSources = {
	services: new Map([['till', TILL]]),
	teams: new Map([['payments', PAYMENTS]]),
	policies: { postmortems: POLICY },
};

const POSTMORTEM = postmortemOf({
	actions: [
		actionOf({ id: 'A1', owner: '@budi' }),
		actionOf({ id: 'A2', owner: '@elif', status: 'done' }),
		actionOf({ id: 'A3', owner: '@budi' }),
		actionOf({ id: 'A4', owner: '@dropped', status: 'dropped' }),
	],
});

const LEAD = ['service_owner', '@rina', 'leads Payments, which owns till'];
const OWNERS = [
	['action_owners', '@budi', 'owns actions A1, A3'],
	['action_owners', '@elif', 'owns action A2'],
];

describe('reviewersOf', () => {
	test.each([
		['sev3: service and action owners', incidentOf(), SOURCES, [LEAD, ...OWNERS]],
		[
			'sev1: stakeholders too',
			incidentOf({ severity: 'sev1' }),
			SOURCES,
			[LEAD, ...OWNERS, ['stakeholders', '@mei-hua', 'is a stakeholder of till']],
		],
		['sev4: policy asks nobody', incidentOf({ severity: 'sev4' }), SOURCES, []],
		['no policy', incidentOf(), { ...SOURCES, policies: {} }, []],
		[
			'a service that is not there: the team of the incident',
			incidentOf({ service: 'old-till' }),
			SOURCES,
			[['service_owner', '@rina', 'leads Payments, which owns old-till'], ...OWNERS],
		],
		['a team that is not there', incidentOf(), { ...SOURCES, teams: new Map() }, OWNERS],
	] as const)('%s', (_name, incident, sources, expected) => {
		const reviewers = reviewersOf(incident, POSTMORTEM, sources);
		expect(reviewers.map(({ role, handle, reason }) => [role, handle, reason])).toEqual(expected);
	});

	test('members who are still there stand in for the lead', () => {
		expect(reviewersOf(incidentOf(), POSTMORTEM, SOURCES)[0]?.deputies).toEqual(['@budi']);
	});
});

function review(handle: string, verdict: Review['verdict'], minute: number): Review {
	return { handle, verdict, at: `2026-11-20T10:${String(minute).padStart(2, '0')}:00Z` };
}

describe('reviewStatus', () => {
	const reviewers = reviewersOf(incidentOf(), POSTMORTEM, SOURCES);
	const all = [review('@rina', 'approved', 1), review('@Budi', 'approved', 2), review('@elif', 'approved', 3)];

	test.each([
		['nobody yet', '@author', [], 'waiting', ['waiting', 'waiting', 'waiting']],
		['everybody, in either case of letters', '@author', all, 'acknowledged', Array(3).fill('acknowledged')],
		['others do not count', '@author', [review('@stranger', 'approved', 1)], 'waiting', Array(3).fill('waiting')],
		[
			'the last word counts, whatever the order they come in',
			'@author',
			[review('@rina', 'changes-requested', 9), ...all],
			'objected',
			['objected', 'acknowledged', 'acknowledged'],
		],
		[
			'a comment takes nothing back',
			'@author',
			[...all, review('@rina', 'commented', 9)],
			'acknowledged',
			Array(3).fill('acknowledged'),
		],
		[
			'a dismissed review is none',
			'@author',
			[...all, review('@elif', 'dismissed', 9)],
			'waiting',
			['acknowledged', 'acknowledged', 'waiting'],
		],
		['who wrote it stands for the own actions', '@elif', [], 'waiting', ['waiting', 'waiting', 'acknowledged']],
		['the lead wrote it: a member reads it', '@rina', all.slice(1), 'acknowledged', Array(3).fill('acknowledged')],
		['the lead wrote it, nobody read it', '@RINA', [], 'waiting', ['waiting', 'waiting', 'waiting']],
	] as const)('%s', (_name, author, reviews, state, states) => {
		const status = reviewStatus(reviewers, { author, reviews });
		expect(status.state).toBe(state);
		expect(status.reviewers.map((one) => one.state)).toEqual(states);
	});

	test('says who stood in', () => {
		const status = reviewStatus(reviewers, { author: '@rina', reviews: all });
		expect(status.reviewers[0]).toMatchObject({ state: 'acknowledged', by: '@Budi' });
	});

	test('nobody to ask is acknowledged', () => {
		expect(reviewStatus([], { author: '@rina', reviews: [] })).toEqual({ state: 'acknowledged', reviewers: [] });
	});
});
