/**
 * Waits for Ctrl-C or the end that a service manager asks for, then stops what runs and settles. A second Ctrl-C does
 * not wait any longer.
 */
export async function untilStopped(stop: () => Promise<void>): Promise<void> {
	const signals = ['SIGINT', 'SIGTERM'] as const;
	await new Promise<void>((resolve) => {
		for (const signal of signals) process.once(signal, () => resolve());
	});
	for (const signal of signals) process.once(signal, () => process.exit(0));
	await stop();
}
