import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate for this machine, valid for a day and signed by itself. */
export function makeTlsCertificate(): { readonly key: string; readonly cert: string } {
	const folder = mkdtempSync(join(tmpdir(), 'tocsin-tls-'));
	const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
	const names = 'subjectAltName=DNS:localhost,IP:127.0.0.1,IP:0.0.0.0';
	const args = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1'];
	execFileSync('openssl', [...args, '-subj', '/CN=localhost', '-addext', names, '-keyout', key, '-out', cert], {
		stdio: 'pipe',
	});
	const made = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
	rmSync(folder, { recursive: true });
	return made;
}
