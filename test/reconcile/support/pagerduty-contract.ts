import { contractViolations } from './contract-violations.ts';
import type { SentRequest } from './start-api-server.ts';

const violationsOf = contractViolations('pagerduty.contract.json');

/** What is wrong with a request by PagerDuty's public description, headers included. */
export function pagerdutyViolations(request: SentRequest): readonly string[] {
	const { method, headers } = request;
	const found = [...violationsOf(request)];
	if (headers.accept !== 'application/vnd.pagerduty+json;version=2') found.push(`${method}: accept ${headers.accept}`);
	if (!/^Token token=\S+$/.test(headers.authorization ?? '')) found.push(`${method}: authorization`);
	if (method !== 'GET' && !/^\S+@\S+$/.test(headers.from ?? '')) found.push(`${method}: from`);
	return found;
}
