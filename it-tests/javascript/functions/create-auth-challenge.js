// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-create-auth-challenge.html
exports.handler = async (event) => {
  if (event.request.challengeName === 'CUSTOM_CHALLENGE') {
    event.response.publicChallengeParameters = { question: 'What has a neck and no head?' };
    event.response.privateChallengeParameters = { answer: 'a bottle' };
    event.response.challengeMetadata = 'RIDDLE';
  }
  return event;
};
