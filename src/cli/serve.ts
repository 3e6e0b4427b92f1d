/** The last step of `npm start`: serves dist/ with Astro's own preview server and prints the address. */
import { preview } from 'astro';

const port = Number(process.env.PORT ?? 4321);
if (!Number.isInteger(port) || port < 0 || port > 65535) {
  console.error(`PORT=${process.env.PORT ?? ''} 不是端口号；用 1 到 65535 之间的整数。`);
  process.exit(1);
}
const server = await preview({ root: process.cwd(), logLevel: 'warn', server: { port } });
const base = (process.env.BASE_PATH ?? '/').replace(/\/*$/u, '/');
console.log(`躬行：http://localhost:${server.port}${base}`);
await server.closed();
