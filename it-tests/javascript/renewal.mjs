// An application that runs for long. It gives the SDK a source of credentials once and never thinks of them again: the
// SDK renews them by itself as soon as they end within five minutes. Prints what was issued up to each call.
import { setTimeout } from "node:timers/promises";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { fromCognitoIdentityPool } from "@aws-sdk/credential-providers";
import { Session } from "./keycloak.mjs";
import { print } from "./print.mjs";
import { identityPoolId, password, provider, region, username } from "./settings.mjs";

const session = await Session.signIn(username, password);
const pool = fromCognitoIdentityPool({ identityPoolId, logins: { [provider]: () => session.idToken() } });

// Nothing but a look at what passes.
const issued = [];
const watched = async (context) => {
  const credentials = await pool(context);
  issued.push(credentials);
  return credentials;
};

const sts = new STSClient({ region, credentials: watched });

async function call() {
  const { Arn } = await sts.send(new GetCallerIdentityCommand({}));
  return { Arn, issued: issued.map(({ accessKeyId, identityId }) => ({ accessKeyId, identityId })) };
}

await print(async () => {
  const first = await call();
  while (issued[0].expiration - Date.now() >= 5 * 60_000) {
    await setTimeout(100);
  }
  return { calls: [first, await call(), await call()] };
});
