package dev.keypool.messages;

/** What Keycloak mails, named after the methods of its EmailTemplateProvider. The mail that tests an SMTP server is none of them. */
public enum MailKind {
    VERIFY_EMAIL,
    PASSWORD_RESET,
    EXECUTE_ACTIONS,
    EMAIL_UPDATE_CONFIRMATION,
    IDENTITY_PROVIDER_LINK,
    ORGANIZATION_INVITATION,
    VERIFIABLE_CREDENTIAL_OFFER,
    EVENT,
    /** Of a workflow or another extension, by the name of a template. */
    OTHER
}
