// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-authentication.html
exports.handler = async (event) => {
  console.log(event.userName, 'signed in to', event.callerContext.clientId);
  if (event.request.clientMetadata?.audit === 'down') {
    throw new Error('Nobody signs in that cannot be written down');
  }
  return event;
};
