<#import "template.ftl" as layout>
<#-- Themes after keycloak.v2 draw a field by an element around it, those before it by the field itself. -->
<#assign framed = properties.kcFormGroupLabelClass?has_content>
<#assign wrong = messagesPerField.existsError('answer')>
<@layout.registrationLayout displayMessage=!wrong; section>
    <#if section = "header">
        ${msg("keypoolChallengeTitle")}
    <#elseif section = "form" && keypoolChallenge??>
        <form id="keypool-challenge-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
            <input type="hidden" name="challenge" value="${keypoolChallenge.id}">
            <#if keypoolChallenge.message?? || keypoolChallenge.sentTo?? || keypoolChallenge.image?? || keypoolChallenge.details?has_content>
                <div id="keypool-challenge-explanation" class="${properties.kcFormGroupClass!}">
                    <#if keypoolChallenge.message??>
                        <p id="keypool-challenge-message">${keypoolChallenge.message}</p>
                    </#if>
                    <#if keypoolChallenge.sentTo??>
                        <p id="keypool-challenge-sent-to">${msg("keypoolChallengeSentTo", keypoolChallenge.sentTo)}</p>
                    </#if>
                    <#if keypoolChallenge.image??>
                        <img id="keypool-challenge-image" src="${keypoolChallenge.image}" alt="${msg("keypoolChallengeImage")}" referrerpolicy="no-referrer">
                    </#if>
                    <#if keypoolChallenge.details?has_content>
                        <dl id="keypool-challenge-details">
                            <#list keypoolChallenge.details as detail>
                                <dt><strong>${detail.name}</strong></dt>
                                <dd>${detail.value}</dd>
                            </#list>
                        </dl>
                    </#if>
                </div>
            </#if>
            <div class="${properties.kcFormGroupClass!}">
                <div class="${framed?then(properties.kcFormGroupLabelClass!"", properties.kcLabelWrapperClass!"")}">
                    <label for="answer" class="${properties.kcLabelClass!}"><span class="${properties.kcFormLabelTextClass!}"><#if keypoolChallenge.question??>${keypoolChallenge.question}<#else>${msg("keypoolChallengeAnswer")}</#if></span></label>
                </div>
                <#if framed><span class="${properties.kcInputClass!}<#if wrong> ${properties.kcError!}</#if>"><#else><div class="${properties.kcInputWrapperClass!}"></#if>
                    <input id="answer" name="answer" type="text" class="<#if framed>${properties.keypoolFieldClass!}<#else>${properties.kcInputClass!}</#if>" value="" maxlength="2048"
                           autocomplete="one-time-code" inputmode="${keypoolChallenge.inputMode}" autocapitalize="none" spellcheck="false" autofocus
                           aria-required="true" aria-invalid="${wrong?c}" <#if wrong>aria-describedby="input-error-answer"</#if>>
                <#if framed></span><#else></div></#if>
                <#if wrong>
                    <div class="${properties.kcFormHelperTextClass!}"><div class="${properties.kcInputHelperTextClass!}">
                        <div class="${properties.kcInputHelperTextItemClass!} ${properties.kcError!}">
                            <span id="input-error-answer" class="${properties.kcInputErrorMessageClass!}" role="alert">${messagesPerField.get('answer')}</span>
                        </div>
                    </div></div>
                </#if>
            </div>
            <div class="${properties.kcFormGroupClass!}">
                <div id="kc-form-buttons" class="${properties.kcFormActionGroupClass!(properties.kcFormButtonsClass!"")}">
                    <button id="kc-login" type="submit" class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">${msg("doContinue")}</button>
                    <button id="kc-cancel" type="submit" name="cancel" value="true" class="${properties.kcButtonClass!} ${properties.kcButtonSecondaryClass!(properties.kcButtonDefaultClass!"")} ${properties.kcButtonBlockClass!}">${msg("doCancel")}</button>
                </div>
            </div>
            <#-- Keycloak's own link to the beginning is a button that needs JavaScript. -->
            <noscript><a href="${url.loginRestartFlowUrl}">${msg("restartLoginTooltip")}</a></noscript>
        </form>
    <#elseif section = "form">
        <a id="keypool-challenge-restart" href="${url.loginRestartFlowUrl}" class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">${msg("doTryAgain")}</a>
    </#if>
</@layout.registrationLayout>
