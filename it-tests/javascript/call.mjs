// Calls any operation: node call.mjs <service> <Operation> [<input as JSON>]
//   AWS_ENDPOINT_URL_STS=… node call.mjs sts GetCallerIdentity
//   AWS_ENDPOINT_URL_COGNITO_IDENTITY=… node call.mjs cognito-identity GetId '{"IdentityPoolId":"…"}'
// Endpoint, region and credentials are the environment's, as the SDK finds them. Prints the result, or the error.
import { print } from "./print.mjs";

const [service, operation, input = "{}"] = process.argv.slice(2);

const sdk = await import(`@aws-sdk/client-${service}`);
const Client = sdk[{ "cognito-identity": "CognitoIdentityClient", sts: "STSClient" }[service]];
const client = new Client({});

await print(async () => {
  const { $metadata, ...result } = await client.send(new sdk[`${operation}Command`](JSON.parse(input)));
  return { result };
});
