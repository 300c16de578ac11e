<#-- From Keycloak 26.7.0, theme/keycloak.v2/login/select-authenticator.ftl, SHA-256 3cababacc4afd962255ee44484f0fb988a1832756abee167327fd7eb7ba91cc3
     Other than there: choices are buttons of a form, for keyboards and without JavaScript. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayInfo=false; section>
    <#if section = "header">
        ${msg("loginChooseAuthenticator")}
    <#elseif section = "form">
    <form id="kc-select-credential-form" action="${url.loginAction}" method="post">
        <ul class="${properties.kcSelectAuthListClass!}">
            <#list auth.authenticationSelections as authenticationSelection>
                <li class="${properties.kcSelectAuthListItemWrapperClass!}">
                    <button type="submit" class="${properties.kcSelectAuthListItemClass!}" name="authenticationExecution" value="${authenticationSelection.authExecId}">
                        <i class="${properties['${authenticationSelection.iconCssClass}']!authenticationSelection.iconCssClass} ${properties.kcSelectAuthListItemIconPropertyClass!}" aria-hidden="true"></i>
                        <span class="kp-factor-text">
                            <span class="${properties.kcSelectAuthListItemHeadingClass!}">${msg('${authenticationSelection.displayName}')}</span>
                            <span class="${properties.kcSelectAuthListItemDescriptionClass!}">${msg('${authenticationSelection.helpText}')}</span>
                        </span>
                        <i class="${properties.kcSelectAuthListItemArrowIconClass!}" aria-hidden="true"></i>
                    </button>
                </li>
            </#list>
        </ul>
    </form>
    </#if>
</@layout.registrationLayout>
