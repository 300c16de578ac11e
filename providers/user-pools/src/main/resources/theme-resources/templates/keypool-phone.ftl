<#import "template.ftl" as layout>
<#-- Themes after keycloak.v2 draw a field by an element around it, those before it by the field itself. -->
<#assign framed = properties.kcFormGroupLabelClass?has_content>
<#assign wrong = messagesPerField.existsError('phoneNumber')>
<@layout.registrationLayout displayMessage=!wrong; section>
    <#if section = "header">
        ${msg("keypoolPhoneTitle")}
    <#elseif section = "form">
        <form id="keypool-phone-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
            <div class="${properties.kcFormGroupClass!}">
                <p id="keypool-phone-explanation">${msg("keypoolPhoneAsk")}</p>
            </div>
            <div class="${properties.kcFormGroupClass!}">
                <div class="${framed?then(properties.kcFormGroupLabelClass!"", properties.kcLabelWrapperClass!"")}">
                    <label for="phoneNumber" class="${properties.kcLabelClass!}"><span class="${properties.kcFormLabelTextClass!}">${msg("keypoolPhoneField")}</span></label>
                </div>
                <#if framed><span class="${properties.kcInputClass!}<#if wrong> ${properties.kcError!}</#if>"><#else><div class="${properties.kcInputWrapperClass!}"></#if>
                    <input id="phoneNumber" name="phoneNumber" type="tel" class="<#if framed>${properties.keypoolFieldClass!}<#else>${properties.kcInputClass!}</#if>" value="${(phoneNumber)!""}" maxlength="40"
                           autocomplete="tel" inputmode="tel" autofocus
                           aria-required="true" aria-invalid="${wrong?c}" aria-describedby="keypool-phone-explanation<#if wrong> input-error-phoneNumber</#if>">
                <#if framed></span><#else></div></#if>
                <#if wrong>
                    <div class="${properties.kcFormHelperTextClass!}"><div class="${properties.kcInputHelperTextClass!}">
                        <div class="${properties.kcInputHelperTextItemClass!} ${properties.kcError!}">
                            <span id="input-error-phoneNumber" class="${properties.kcInputErrorMessageClass!}" role="alert">${messagesPerField.get('phoneNumber')}</span>
                        </div>
                    </div></div>
                </#if>
            </div>
            <div class="${properties.kcFormGroupClass!}">
                <div id="kc-form-buttons" class="${properties.kcFormActionGroupClass!(properties.kcFormButtonsClass!"")}">
                    <button id="kc-login" type="submit" class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">${msg("keypoolPhoneSend")}</button>
                    <#if isAppInitiatedAction??>
                        <button id="kc-cancel" type="submit" name="cancel-aia" value="true" class="${properties.kcButtonClass!} ${properties.kcButtonSecondaryClass!(properties.kcButtonDefaultClass!"")} ${properties.kcButtonBlockClass!}">${msg("doCancel")}</button>
                    </#if>
                </div>
            </div>
            <#-- Keycloak's own link to the beginning is a button that needs JavaScript. -->
            <noscript><a href="${url.loginRestartFlowUrl}">${msg("restartLoginTooltip")}</a></noscript>
        </form>
    </#if>
</@layout.registrationLayout>
