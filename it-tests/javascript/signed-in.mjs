// Somebody signs in at Keycloak and gets temporary credentials, with which STS says who they are.
// CUSTOM_ROLE_ARN, if set, is the role they ask for. Endpoints are given in the code.
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { fromCognitoIdentityPool } from "@aws-sdk/credential-providers";
import { Session } from "./keycloak.mjs";
import { print } from "./print.mjs";
import { identityPoolId, password, provider, realm, region, username } from "./settings.mjs";

const session = await Session.signIn(username, password);

const sts = new STSClient({
  region,
  endpoint: `${realm}/sts`,
  credentials: fromCognitoIdentityPool({
    clientConfig: { region, endpoint: `${realm}/cognito-identity` },
    identityPoolId,
    logins: { [provider]: () => session.idToken() },
    customRoleArn: process.env.CUSTOM_ROLE_ARN,
  }),
});

await print(async () => {
  const { Account, Arn, UserId } = await sts.send(new GetCallerIdentityCommand({}));
  const { identityId, accessKeyId, expiration } = await sts.config.credentials();
  return { identityId, accessKeyId, expiration, Account, Arn, UserId };
});
