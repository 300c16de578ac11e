// A guest gets temporary credentials, with which STS says who they are. No endpoint is in the code: the SDK takes
// AWS_ENDPOINT_URL_COGNITO_IDENTITY and AWS_ENDPOINT_URL_STS from the environment, and AWS_REGION.
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { fromCognitoIdentityPool } from "@aws-sdk/credential-providers";
import { print } from "./print.mjs";
import { identityPoolId } from "./settings.mjs";

const sts = new STSClient({ credentials: fromCognitoIdentityPool({ identityPoolId }) });

await print(async () => {
  const { Account, Arn, UserId } = await sts.send(new GetCallerIdentityCommand({}));
  const { identityId, accessKeyId, expiration } = await sts.config.credentials();
  return { identityId, accessKeyId, expiration, Account, Arn, UserId };
});
