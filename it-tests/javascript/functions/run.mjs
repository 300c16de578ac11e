// Runs a function in the runtime in which AWS runs those for Node: node run.mjs FOLDER HANDLER
import http from 'node:http';
import Module from 'node:module';

// The runtime's transport is native code that is built when the package is installed, and no package here runs code then.
const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
const post = (id, outcome, body) => http
  .request({ host, port, method: 'POST', path: `/2018-06-01/runtime/invocation/${id}/${outcome}` }, (answer) => answer.resume())
  .end(body);
const transport = {
  initializeClient() {},
  done: (id, body) => post(id, 'response', body),
  error: (id, body) => post(id, 'error', body),
};
const load = Module._load;
Module._load = (request, ...others) => (request === './rapid-client.node' ? transport : load(request, ...others));

const { run } = await import('aws-lambda-ric');
await run(process.argv[2], process.argv[3]);
