/** Bundles `relay/aws-lambda.ts` for AWS Lambda into the folder that is named: `node relay/deploy/bundle-lambda.ts dist/lambda`. */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { rolldown } from 'rolldown';

const out = resolve(process.argv[2] ?? 'dist/lambda');
const bundle = await rolldown({
	input: join(import.meta.dirname, '../aws-lambda.ts'),
	platform: 'node',
	logLevel: 'warn',
});
await bundle.write({ dir: out, format: 'esm', entryFileNames: 'aws-lambda.mjs', codeSplitting: false });
await bundle.close();
// The runtime looks for the handler aws-lambda.handler in this folder.
writeFileSync(join(out, 'package.json'), '{"type":"module"}\n');
console.log(`${out}/aws-lambda.mjs: zip this folder; handlers aws-lambda.handler and aws-lambda.tick`);
