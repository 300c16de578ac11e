// Credentials from the environment, on a machine whose clock is an hour ahead: the SDK reads the right time from the
// first answer, which is a refusal, and signs again.
import { mock } from "node:test";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { print } from "./print.mjs";

mock.timers.enable({ apis: ["Date"], now: Date.now() + 60 * 60_000 });
const sts = new STSClient({});

await print(async () => {
  const { Arn, $metadata } = await sts.send(new GetCallerIdentityCommand({}));
  return { Arn, attempts: $metadata.attempts };
});
