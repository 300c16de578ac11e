<#import "template.ftl" as layout>
<#-- Themes after keycloak.v2 draw a field by an element around it, those before it by the field itself. -->
<#assign framed = properties.kcFormGroupLabelClass?has_content>
<#assign wrong = messagesPerField.existsError('code')>
<#assign secondary = properties.kcButtonSecondaryClass!(properties.kcButtonDefaultClass!"")>
<#-- The layout names whoever there is, and whoever there is not it cannot: where nobody may learn that, it is told of nobody. -->
<#if !keypoolCode.sentTo??><#global auth = ""></#if>
<@layout.registrationLayout displayMessage=!wrong; section>
    <#if section = "header">
        ${msg(keypoolCode.title)}
    <#elseif section = "form">
        <form id="keypool-code-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
            <div class="${properties.kcFormGroupClass!}">
                <p id="keypool-code-explanation"><#if keypoolCode.sentTo??>${msg(keypoolCode.explanation, keypoolCode.sentTo)}<#else>${msg(keypoolCode.explanation)}</#if></p>
            </div>
            <div class="${properties.kcFormGroupClass!}">
                <div class="${framed?then(properties.kcFormGroupLabelClass!"", properties.kcLabelWrapperClass!"")}">
                    <label for="code" class="${properties.kcLabelClass!}"><span class="${properties.kcFormLabelTextClass!}">${msg("keypoolCodeField")}</span></label>
                </div>
                <#if framed><span class="${properties.kcInputClass!}<#if wrong> ${properties.kcError!}</#if>"><#else><div class="${properties.kcInputWrapperClass!}"></#if>
                    <input id="code" name="code" type="text" class="<#if framed>${properties.keypoolFieldClass!}<#else>${properties.kcInputClass!}</#if>" value="" maxlength="20"
                           autocomplete="one-time-code" inputmode="numeric" autocapitalize="none" spellcheck="false" autofocus
                           aria-required="true" aria-invalid="${wrong?c}" aria-describedby="keypool-code-explanation<#if wrong> input-error-code</#if>">
                <#if framed></span><#else></div></#if>
                <#if wrong>
                    <div class="${properties.kcFormHelperTextClass!}"><div class="${properties.kcInputHelperTextClass!}">
                        <div class="${properties.kcInputHelperTextItemClass!} ${properties.kcError!}">
                            <span id="input-error-code" class="${properties.kcInputErrorMessageClass!}" role="alert">${messagesPerField.get('code')}</span>
                        </div>
                    </div></div>
                </#if>
            </div>
            <div class="${properties.kcFormGroupClass!}">
                <div id="kc-form-buttons" class="${properties.kcFormActionGroupClass!(properties.kcFormButtonsClass!"")}">
                    <button id="kc-login" type="submit" class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">${msg("doContinue")}</button>
                    <button id="keypool-code-resend" type="submit" name="resend" value="true" class="${properties.kcButtonClass!} ${secondary} ${properties.kcButtonBlockClass!}">${msg("keypoolCodeResend")}</button>
                    <#if keypoolCode.otherNumber??>
                        <button id="keypool-code-other-number" type="submit" name="otherNumber" value="true" class="${properties.kcButtonClass!} ${secondary} ${properties.kcButtonBlockClass!}">${msg("keypoolPhoneOther")}</button>
                    </#if>
                    <#if keypoolCode.byMail??>
                        <button id="keypool-code-by-mail" type="submit" name="byMail" value="true" class="${properties.kcButtonClass!} ${secondary} ${properties.kcButtonBlockClass!}">${msg("keypoolResetByMail")}</button>
                    </#if>
                    <#if isAppInitiatedAction??>
                        <button id="kc-cancel" type="submit" name="cancel-aia" value="true" class="${properties.kcButtonClass!} ${secondary} ${properties.kcButtonBlockClass!}">${msg("doCancel")}</button>
                    </#if>
                </div>
            </div>
            <#-- Keycloak's own link to the beginning is a button that needs JavaScript. -->
            <#if keypoolCode.sentTo??>
                <noscript><a href="${url.loginRestartFlowUrl}">${msg("restartLoginTooltip")}</a></noscript>
            <#else>
                <a id="keypool-code-restart" href="${url.loginRestartFlowUrl}">${msg("restartLoginTooltip")}</a>
            </#if>
        </form>
    </#if>
</@layout.registrationLayout>
