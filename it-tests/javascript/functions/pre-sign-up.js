// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-sign-up.html
exports.handler = async (event) => {
  const { email } = event.request.userAttributes;
  if (email?.endsWith('@forbidden.example.com')) {
    throw new Error('Nobody of this company signs up');
  }
  if (email?.endsWith('@colleagues.example.com')) {
    event.response.autoConfirmUser = true;
    event.response.autoVerifyEmail = true;
  }
  return event;
};
