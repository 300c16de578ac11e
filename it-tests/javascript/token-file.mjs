// A program in a cluster. A file with a token, a role and STS's address, in the environment, are all that it is given
// (AWS_WEB_IDENTITY_TOKEN_FILE, AWS_ROLE_ARN, AWS_ENDPOINT_URL_STS): the SDK finds credentials by itself, and renews them
// as soon as they end within five minutes. With UNTIL_RENEWED it waits for that before its second call.
import { setTimeout } from "node:timers/promises";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { print } from "./print.mjs";
import { realm, region } from "./settings.mjs";

const sts = new STSClient({ region, endpoint: `${realm}/sts` });

async function call() {
  const { Arn } = await sts.send(new GetCallerIdentityCommand({}));
  const { accessKeyId, expiration } = await sts.config.credentials();
  return { Arn, accessKeyId, expiration };
}

await print(async () => {
  const first = await call();
  while (process.env.UNTIL_RENEWED && first.expiration - Date.now() >= 5 * 60_000) {
    await setTimeout(100);
  }
  return { calls: [first, await call()] };
});
