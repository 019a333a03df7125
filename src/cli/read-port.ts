import { InvalidArgumentError } from 'commander';

/** A port number of an option, 0 (any free one) to 65535. */
export function readPort(text: string): number {
	const port = Number(text);
	if (!Number.isInteger(port) || port < 0 || port > 65_535)
		throw new InvalidArgumentError('Expected a port from 0 to 65535.');
	return port;
}
