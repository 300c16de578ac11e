package dev.keypool.messages;

/** What is mailed, named after the methods of Keycloak's EmailTemplateProvider. The mail that tests an SMTP server is none of them. */
public enum MailKind {
    VERIFY_EMAIL,
    PASSWORD_RESET,
    EXECUTE_ACTIONS,
    EMAIL_UPDATE_CONFIRMATION,
    IDENTITY_PROVIDER_LINK,
    ORGANIZATION_INVITATION,
    VERIFIABLE_CREDENTIAL_OFFER,
    EVENT,
    /** Of {@link MailCodes}: the code is a factor of a sign-in. */
    SIGN_IN_CODE,
    /** Of a workflow or another extension, by the name of a template. */
    OTHER
}
