<#-- From Keycloak 26.7.0, theme/base/login/info.ftl, SHA-256 77019d077436cdcacf88c67ac809381b6cb0257d1223f2882ad1eef75f4ef457
     Other than there: a message that is its own heading is seen once. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        <#if messageHeader??>
            ${kcSanitize(msg("${messageHeader}"))?no_esc}
        <#else>
            <span class="kp-sr">${message.summary}</span>
        </#if>
    <#elseif section = "form">
        <div id="kc-info-message">
            <p class="instruction<#if !messageHeader??> kp-notice</#if>">${message.summary}<#if requiredActions??><#list requiredActions>: <b><#items as reqActionItem>${kcSanitize(msg("requiredAction.${reqActionItem}"))?no_esc}<#sep>, </#items></b></#list></#if></p>
            <#if !skipLink??>
                <#if pageRedirectUri?has_content>
                    <p><a href="${pageRedirectUri}">${msg("backToApplication")}</a></p>
                <#elseif actionUri?has_content>
                    <p><a href="${actionUri}">${msg("proceedWithAction")}</a></p>
                <#elseif (client.baseUrl)?has_content>
                    <p><a href="${client.baseUrl}">${msg("backToApplication")}</a></p>
                </#if>
            </#if>
        </div>
    </#if>
</@layout.registrationLayout>
