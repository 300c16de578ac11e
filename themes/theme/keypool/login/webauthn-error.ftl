<#-- From Keycloak 26.7.0, theme/keycloak.v2/login/webauthn-error.ftl, SHA-256 9a67cf7ee269b6a5dbdd7eb9ffca1247204b885938ec8dde10a4e980c0e6cfa5
     Other than there: the form is not hidden (there PatternFly's sheet shows it all the same), has none within it, and needs no JavaScript. -->
<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout; section>
    <#if section = "header">
        ${msg("webauthn-error-title")}
    <#elseif section = "form">
        <form id="kc-error-credential-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
            <input type="hidden" name="authenticationExecution" value="${execution!}">
            <@buttons.actionGroup horizontal=true>
                <@buttons.button id="kc-try-again" name="isSetRetry" label="doTryAgain" value="retry"/>
                <#if isAppInitiatedAction??>
                    <@buttons.button id="cancelWebAuthnAIA" name="cancel-aia" label="doCancel" type="secondary" value="true"/>
                </#if>
            </@buttons.actionGroup>
        </form>
    </#if>
</@layout.registrationLayout>
