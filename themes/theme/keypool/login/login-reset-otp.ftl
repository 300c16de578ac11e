<#-- From Keycloak 26.7.0, theme/base/login/login-reset-otp.ftl, SHA-256 eb02f07ba7ad4227d7fbc2c0f90331cab6c669c1d398a0df7525bbb6c8b8bd9c
     Other than there: devices are chosen as in login-otp.ftl, and have no places of their own in the order of the keyboard. -->
<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('totp'); section>
    <#if section="header">
        ${msg("doLogIn")}
    <#elseif section="form">
        <form id="kc-otp-reset-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
            <fieldset class="kp-choices">
                <legend id="kc-otp-reset-form-description">${msg("otp-reset-description")}</legend>
                <#list configuredOtpCredentials.userOtpCredentials as otpCredential>
                    <label for="kc-otp-credential-${otpCredential?index}" class="kp-choice">
                        <input id="kc-otp-credential-${otpCredential?index}" type="radio" name="selectedCredentialId" value="${otpCredential.id}" <#if otpCredential.id == configuredOtpCredentials.selectedCredentialId!''>checked</#if>>
                        <i class="${properties.kcLoginOTPListItemIconClass!}" aria-hidden="true"></i>
                        <span>${otpCredential.userLabel!}</span>
                    </label>
                </#list>
            </fieldset>
            <@buttons.actionGroup>
                <@buttons.button id="kc-otp-reset-form-submit" label="doSubmit"/>
            </@buttons.actionGroup>
        </form>
    </#if>
</@layout.registrationLayout>
