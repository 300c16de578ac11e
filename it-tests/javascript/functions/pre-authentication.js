// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-authentication.html
exports.handler = async (event) => {
  if (event.callerContext.clientId === process.env.BLOCKED_CLIENT) {
    throw new Error('Nobody signs in to this application');
  }
  return event;
};
