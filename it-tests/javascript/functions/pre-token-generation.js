// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html, of version V2_0
exports.handler = async (event) => {
  const { groupsToOverride } = event.request.groupConfiguration;
  event.response.claimsAndScopeOverrideDetails = {
    idTokenGeneration: {
      claimsToAddOrOverride: { family: { name: 'Doe', members: 2 } },
      claimsToSuppress: ['preferred_username'],
    },
    accessTokenGeneration: {
      claimsToAddOrOverride: { plan: 'gold' },
      scopesToAdd: ['solar/read'],
      scopesToSuppress: ['email'],
    },
    groupOverrideDetails: { groupsToOverride: [...groupsToOverride, 'added'] },
  };
  return event;
};
