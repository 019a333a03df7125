import type { DoctorFinding } from '../../core/doctor/finding.ts';

const TIMEOUT_MS = 10_000;

/** Whether a relay answers, can keep alerts, and lets somebody send. */
export async function examineRelay(url: string): Promise<readonly DoctorFinding[]> {
	const address = `${url.replace(/\/+$/, '')}/health`;
	try {
		const answer = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
		if (answer.status === 200) return [];
		return [
			{
				id: 'relay/health',
				message: `Unexpected answer ${answer.status} of ${address}, expected 200`,
				help: 'Its log says why; docs/relay.md lists what each answer means',
			},
		];
	} catch (error) {
		const { cause } = error as { readonly cause?: unknown };
		const why = cause instanceof Error ? cause.message : (error as Error).message;
		return [
			{
				id: 'relay/reach',
				message: `No answer of ${address}: ${why}`,
				help: 'Is it started, and does the name lead to it? Monitoring tools must reach the same address',
			},
		];
	}
}
