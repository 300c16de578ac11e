// A program in a cluster. A file with a token, a role and STS's address, in the environment, are all that it is given
// (AWS_WEB_IDENTITY_TOKEN_FILE, AWS_ROLE_ARN, AWS_ENDPOINT_URL_STS): the SDK finds credentials by itself, and renews them
// as soon as they end within five minutes. With UNTIL_RENEWED it goes on until that has happened.
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
  let last = await call();
  // The SDK asks for new ones in the background, and goes on with the old ones until they are there.
  while (process.env.UNTIL_RENEWED && last.accessKeyId === first.accessKeyId) {
    await setTimeout(100);
    last = await call();
  }
  return { calls: [first, last] };
});
