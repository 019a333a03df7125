import { execFileSync } from 'node:child_process';

/** A mail as the mail library of Python reads it: a reader that shares no line with the writer. */
export interface ReadMail {
	readonly headers: Readonly<Record<string, string>>;
	readonly text: string;
	readonly html: string;
	readonly defects: readonly string[];
}

const SCRIPT = `
import email, email.policy, json, sys
mail = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
body = lambda kind: mail.get_body((kind,)).get_content().replace('\\r\\n', '\\n')
defects = [str(d) for part in mail.walk() for d in part.defects] + [str(d) for h in mail.values() for d in h.defects]
print(json.dumps({'headers': {k.lower(): str(v) for k, v in mail.items()}, 'text': body('plain'), 'html': body('html'), 'defects': defects}))
`;

/** Reads a raw mail; python3 must be there, as it is on Debian and on GitHub's runners. */
export function readMail(raw: string): ReadMail {
	const read = execFileSync('python3', ['-c', SCRIPT], { input: raw, encoding: 'utf8' });
	return JSON.parse(read) as ReadMail;
}
