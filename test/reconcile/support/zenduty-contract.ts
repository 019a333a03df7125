import { contractViolations } from './contract-violations.ts';
import type { SentRequest } from './start-api-server.ts';

const violationsOf = contractViolations('zenduty.contract.json');

/** What is wrong with a request by what Zenduty's SDKs send and its description says, headers included. */
export function zendutyViolations(request: SentRequest): readonly string[] {
	const isKnown = /^Token \S+$/.test(request.headers.authorization ?? '');
	return [...violationsOf(request), ...(isKnown ? [] : [`${request.method}: authorization`])];
}
