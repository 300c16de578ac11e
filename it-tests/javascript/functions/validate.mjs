// Checks events against the schemas that Powertools for AWS Lambda has of them: node validate.mjs FILE, an array of events.
// Prints what is wrong with each, and ends with 1 when there is anything. Pages of AWS's are those of
// https://docs.aws.amazon.com/cognito/latest/developerguide/
import { readFileSync } from 'node:fs';
import * as cognito from '@aws-lambda-powertools/parser/schemas/cognito';
import { z } from 'zod';

const messages = ['SignUp', 'AdminCreateUser', 'ResendCode', 'ForgotPassword', 'UpdateUserAttribute', 'VerifyUserAttribute', 'Authentication'];

/**
 * What may follow the trigger's name in triggerSource: the table "User pool Lambda trigger sources" of AWS's page
 * cognito-user-pools-working-with-lambda-triggers.html. Powertools' schemas know the first one alone, or any text.
 */
const sources = {
  PreSignUp: ['SignUp', 'AdminCreateUser', 'ExternalProvider'],
  PostConfirmation: ['ConfirmSignUp', 'ConfirmForgotPassword'],
  PreAuthentication: ['Authentication'],
  PostAuthentication: ['Authentication'],
  DefineAuthChallenge: ['Authentication'],
  CreateAuthChallenge: ['Authentication'],
  VerifyAuthChallengeResponse: ['Authentication'],
  TokenGeneration: ['HostedAuth', 'Authentication', 'NewPasswordChallenge', 'AuthenticateDevice', 'RefreshTokens', 'ClientCredentials'],
  UserMigration: ['Authentication', 'ForgotPassword'],
  CustomMessage: messages,
  CustomEmailSender: [...messages, 'AccountTakeOverNotification'],
  CustomSMSSender: messages,
  InboundFederation: ['ExternalProvider'],
};

const texts = z.record(z.string(), z.string());

/** Powertools has none: as the parameters of AWS's page user-pool-lambda-inbound-federation.html are, where nothing else comes in. */
const inboundFederation = cognito.CognitoTriggerBaseSchema.extend({
  request: z.strictObject({
    providerName: z.string(),
    providerType: z.enum(['OIDC', 'SAML', 'Facebook', 'Google', 'SignInWithApple', 'LoginWithAmazon']),
    attributes: z.union([
      z.strictObject({ tokenResponse: texts, idToken: texts, userInfo: texts }),
      z.strictObject({ samlResponse: texts }),
    ]),
  }),
  response: z.strictObject({ userAttributesToMap: z.strictObject({}) }),
});

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
  InboundFederation: inboundFederation,
};

/**
 * Before the first challenge of a sign-in without a password there is none in the session, and Powertools' schema wants one. AWS's page
 * user-pool-lambda-define-auth-challenge.html: session "contains all of the challenges that are presented to the user in the current
 * authentication process", which begins with "CHALLENGE_NAME: CUSTOM_CHALLENGE" for those who "don't want to start ... with password
 * verification".
 */
function withoutPassword(schema, event) {
  return event.request.session?.length === 0 ? schema.extend({ request: schema.shape.request.extend({ session: z.tuple([]) }) }) : schema;
}

/** Where AWS sends something else than Powertools' schema has: exactly that, and of those events alone. */
const exceptions = {
  DefineAuthChallenge_Authentication: withoutPassword,
  CreateAuthChallenge_Authentication: withoutPassword,
  // The schema is of the function's answer, as AWS's page user-pool-lambda-verify-auth-challenge-response.html is ("boolean"). No page says
  // what is there before; Cognito sends null, as events recorded there show, and like Powertools' schemas of the two triggers before it.
  VerifyAuthChallengeResponse_Authentication: (schema) => schema.extend({ response: z.strictObject({ answerCorrect: z.null() }) }),
  // AWS's page token-endpoint.html, "client credentials with pre token generation": "groupConfiguration": null. An app client has no groups.
  TokenGeneration_ClientCredentials: (schema) =>
    schema.extend({ version: z.literal('3'), request: schema.shape.request.extend({ groupConfiguration: z.null() }) }),
  // AWS's page user-pool-lambda-migrate-user.html, password: "Amazon Cognito doesn't send this value in a request that's initiated by a
  // forgot-password flow".
  UserMigration_ForgotPassword: (schema) => schema.extend({ request: schema.shape.request.extend({ password: z.undefined().optional() }) }),
  // @types/aws-lambda, custom-email-sender.d.ts: "code: string | null". It is a notice, and there is none to send.
  CustomEmailSender_AccountTakeOverNotification: (schema) => schema.extend({ request: schema.shape.request.extend({ code: z.null() }) }),
};

function schemaOf(event) {
  const [trigger, source] = event.triggerSource.split('_');
  if (!sources[trigger]?.includes(source)) {
    return undefined;
  }
  const triggerSource = z.literal(event.triggerSource);
  const schema = (trigger === 'TokenGeneration' && event.version !== '1' ? cognito.PreTokenGenerationTriggerSchemaV2AndV3 : schemas[trigger])
    .extend({ triggerSource });
  return exceptions[event.triggerSource]?.(schema, event) ?? schema;
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
