// Writes src/locales/keys.ts: the names of all messages, from id.ftl.
import { readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('../src/locales/', import.meta.url);
const source = readFileSync(new URL('id.ftl', folder), 'utf8');
const keys = [...source.matchAll(/^([a-z][a-z0-9-]*) =/gm)].map((match) => match[1]).sort();
const lines = keys.map((key) => `  | '${key}'`).join('\n');
const text = `// Made by \`npm run keys\` from id.ftl.\nexport type MessageKey =\n${lines};\n`;
writeFileSync(new URL('keys.ts', folder), text);
