// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-define-auth-challenge.html: a riddle instead of a password, three times at most
exports.handler = async (event) => {
  const answered = event.request.session.filter(({ challengeName }) => challengeName === 'CUSTOM_CHALLENGE');
  event.response.issueTokens = answered.at(-1)?.challengeResult === true;
  event.response.failAuthentication = !event.response.issueTokens && answered.length >= 3;
  if (!event.response.issueTokens && !event.response.failAuthentication) {
    event.response.challengeName = 'CUSTOM_CHALLENGE';
  }
  return event;
};
