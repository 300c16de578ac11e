// Checks events against the schemas that Powertools for AWS Lambda has of them: node validate.mjs FILE, an array of events.
// Prints what is wrong with each, and ends with 1 when there is anything.
import { readFileSync } from 'node:fs';
import * as cognito from '@aws-lambda-powertools/parser/schemas/cognito';
import { z } from 'zod';

const schemas = {
  PreSignUp: cognito.PreSignupTriggerSchema,
  PostConfirmation: cognito.PostConfirmationTriggerSchema,
  PreAuthentication: cognito.PreAuthenticationTriggerSchema,
  PostAuthentication: cognito.PostAuthenticationTriggerSchema,
  DefineAuthChallenge: cognito.DefineAuthChallengeTriggerSchema,
  CreateAuthChallenge: cognito.CreateAuthChallengeTriggerSchema,
  VerifyAuthChallengeResponse: cognito.VerifyAuthChallengeTriggerSchema,
  TokenGeneration: cognito.PreTokenGenerationTriggerSchemaV1,
  UserMigration: cognito.MigrateUserTriggerSchema,
  CustomMessage: cognito.CustomMessageTriggerSchema,
  CustomEmailSender: cognito.CustomEmailSenderTriggerSchema,
  CustomSMSSender: cognito.CustomSMSSenderTriggerSchema,
};

/** Some schemas know a trigger's first source alone, or a sign-in that began with a password. */
const session = z.array(cognito.ChallengeResultSchema);
const wider = {
  PreSignUp: { triggerSource: z.string() },
  PostConfirmation: { triggerSource: z.string() },
  CustomEmailSender: { triggerSource: z.string() },
  CustomSMSSender: { triggerSource: z.string() },
  DefineAuthChallenge: { request: cognito.DefineAuthChallengeTriggerSchema.shape.request.extend({ session }) },
  CreateAuthChallenge: { request: cognito.CreateAuthChallengeTriggerSchema.shape.request.extend({ session }) },
  VerifyAuthChallengeResponse: { response: z.object({ answerCorrect: z.boolean().nullable() }) },
};

function schemaOf(event) {
  const [trigger, source] = event.triggerSource.split('_');
  if (trigger === 'TokenGeneration' && event.version !== '1') {
    const schema = cognito.PreTokenGenerationTriggerSchemaV2AndV3;
    // An app client has no groups.
    return source === 'ClientCredentials'
      ? schema.extend({ request: schema.shape.request.extend({ groupConfiguration: z.null() }) })
      : schema;
  }
  return schemas[trigger]?.extend(wider[trigger] ?? {});
}

let wrong = false;
for (const event of JSON.parse(readFileSync(process.argv[2], 'utf8'))) {
  const schema = schemaOf(event);
  const result = schema?.safeParse(event);
  if (!result?.success) {
    wrong = true;
    console.log(event.triggerSource, result ? JSON.stringify(result.error.issues) : 'has no schema');
  }
}
process.exitCode = wrong ? 1 : 0;
