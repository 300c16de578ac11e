<#-- From Keycloak 26.7.0, theme/keycloak.v2/login/login-otp.ftl, SHA-256 532012d21d929bf6207af8550b44cff6de1e0dd55a4e16a5ff18541e8f15a085
     Other than there: devices are radio buttons, for keyboards and without JavaScript. -->
<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('totp'); section>
    <#if section="header">
        ${msg("doLogIn")}
    <#elseif section="form">
        <form id="kc-otp-login-form" class="${properties.kcFormClass!}" onsubmit="login.disabled = true; return true;" action="${url.loginAction}" method="post">
            <#if otpLogin.userOtpCredentials?size gt 1>
                <fieldset class="kp-choices">
                    <legend class="kp-sr">${msg("loginTotpDeviceName")}</legend>
                    <#list otpLogin.userOtpCredentials as otpCredential>
                        <label for="kc-otp-credential-${otpCredential?index}" class="kp-choice">
                            <input id="kc-otp-credential-${otpCredential?index}" type="radio" name="selectedCredentialId" value="${otpCredential.id}" <#if otpCredential.id == otpLogin.selectedCredentialId!''>checked</#if>>
                            <i class="${properties.kcLoginOTPListItemIconClass!}" aria-hidden="true"></i>
                            <span>${otpCredential.userLabel!}</span>
                        </label>
                    </#list>
                </fieldset>
            <#else>
                <input type="hidden" name="selectedCredentialId" value="${otpLogin.selectedCredentialId!''}">
            </#if>

            <@field.input name="otp" label=msg("loginOtpOneTime") autocomplete="one-time-code" fieldName="totp" autofocus=true />

            <@buttons.loginButton />
        </form>
    </#if>
</@layout.registrationLayout>
