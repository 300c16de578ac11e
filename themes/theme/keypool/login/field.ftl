<#-- From Keycloak 26.7.0, theme/keycloak.v2/login/field.ftl, SHA-256 0d6afe0979f2398a417f4a2e16aca7c3d98ca039671b692bc6b51c7099cce1de
     Other than there: a field names its error and its help to screen readers, says when caps lock is on and more to password managers, a new password shows
     its rules, a set of options has a question, and Cognito's class of a field is on the field itself. -->
<#import "password-rules.ftl" as rules>
<#-- A set is a group of options under one question. -->
<#macro group name label error="" required=false set="" described=[]>
<div class="${properties.kcFormGroupClass}"<#if set?has_content> role="${set}" aria-labelledby="kc-label-${name}"<@states name=name error=error required=(required && set == "radiogroup") described=described invalid=(set == "radiogroup")/></#if>>
    <div class="${properties.kcFormGroupLabelClass}">
        <#if set?has_content><span id="kc-label-${name}" class="${properties.kcFormLabelClass}"><#else><label for="${name}" class="${properties.kcFormLabelClass}"></#if>
            <span class="${properties.kcFormLabelTextClass}">${label}</span>
            <#if required>
                <span class="${properties.kcInputRequiredClass}"<#if set != "group"> aria-hidden="true"</#if>>&#42;</span>
            </#if>
        <#if set?has_content></span><#else></label></#if>
    </div>

    <#nested>

    <div id="input-error-container-${name}">
        <#if error?has_content>
            <div class="${properties.kcFormHelperTextClass}" aria-live="polite">
                <div class="${properties.kcInputHelperTextItemClass} ${properties.kcError} ${properties.keypoolErrorClass!}" id="input-error-${name}">
                    <span class="${properties.kcInputErrorMessageClass}">${error}</span>
                </div>
            </div>
        </#if>
    </div>
</div>
</#macro>

<#macro errorIcon error=""></#macro>

<#-- What is the same in all fields. -->
<#macro attributes name error required described=[] class=(properties.keypoolFieldClass!)>
class="${class}"<@states name=name error=error required=required described=described/>
</#macro>

<#macro states name error required described=[] invalid=true>
<#local ids = described>
<#if error?has_content><#local ids = ["input-error-" + name] + ids></#if>
<#if error?has_content && invalid> aria-invalid="true"</#if><#if required> aria-required="true"</#if><#if ids?has_content> aria-describedby="${ids?join(" ")}"</#if>
</#macro>

<#macro input name label value="" required=false autocomplete="off" fieldName=name error=messagesPerField.get(fieldName) autofocus=false>
  <#-- Keycloak's login-reset-password.ftl says nothing of its field. -->
  <#local fill = (name == "username" && autocomplete == "off")?then("username", autocomplete)>
  <@group name=name label=label error=error required=required>
    <span class="${properties.kcInputClass} <#if error?has_content>${properties.kcError}</#if>">
        <input id="${name}" name="${name}" value="${value}" type="text" autocomplete="${fill}" <#if autofocus>autofocus</#if>
                <#if fill == "one-time-code">inputmode="numeric" dir="ltr"</#if> <#if fill?starts_with("username")>autocapitalize="none" spellcheck="false"</#if>
                <@attributes name=name error=error required=required/>>
    </span>
  </@group>
</#macro>

<#macro password name label value="" required=false forgotPassword=false fieldName=name error=messagesPerField.get(fieldName) autocomplete="off" autofocus=false>
  <#local ruled = autocomplete == "new-password" && !name?ends_with("confirm") && rules.any()>
  <#-- Password managers keep a new password for whom it is; Keycloak's login-update-password.ftl does not say. -->
  <#if name == "password-new" && .data_model.username??>
    <input type="text" id="kc-username" value="${.data_model.username}" autocomplete="username" readonly hidden>
  </#if>
  <@group name=name label=label error=error required=required>
    <div class="${properties.kcInputGroup} <#if error?has_content>${properties.kcError}</#if>">
      <input id="${name}" name="${name}" value="${value}" type="password" autocomplete="${autocomplete}" <#if autofocus>autofocus</#if> dir="ltr"
              <@attributes name=name error=error required=required described=ruled?then([name + "-rules"], [])/>>
      <button class="${properties.kcFormPasswordVisibilityButtonClass}" type="button" aria-label="${msg('showPassword')}"
              aria-controls="${name}" data-password-toggle
              data-icon-show="${properties.kcFormPasswordVisibilityIconShow}" data-icon-hide="${properties.kcFormPasswordVisibilityIconHide}"
              data-label-show="${msg('showPassword')}" data-label-hide="${msg('hidePassword')}" id="${name}-show-password">
          <i class="${properties.kcFormPasswordVisibilityIconShow}" aria-hidden="true"></i>
      </button>
    </div>
    <div class="kp-caps" aria-live="polite" data-caps-for="${name}" data-text="${msg("kpCapsLock")}"> </div>
    <#if ruled><@rules.show name=name/></#if>
    <#local more><#nested></#local>
    <#if forgotPassword || more?markup_string?trim?has_content>
    <div class="${properties.kcInputHelperTextClass}">
        ${more}
        <#if forgotPassword>
            <span class="${properties.kcInputHelperTextItemTextClass}"><a href="${url.loginResetCredentialsUrl}">${msg("doForgotPassword")}</a></span>
        </#if>
    </div>
    </#if>
  </@group>
</#macro>

<#macro clipboard name label ariaLabel=label value="" readonly=true>
  <@group name=name label=label>
    <div class="${properties.kcCodeClipboardCopyClass}" id="kc-${name}-clipboard">
      <div class="${properties.kcCodeClipboardCopyGroupClass}">
        <div class="${properties.kcInputGroup}">
            <button
              class="${properties.kcFormPasswordVisibilityButtonClass}"
              type="button"
              aria-label="${msg("code-clipboard-label")}"
              aria-expanded="false"
              aria-controls="kc-${name}-content"
              data-icon-expanded-class="${properties.kcAngleDownIconClass}"
              data-icon-collapsed-class="${properties.kcAngleRightIconClass}"
              data-expanded-class="${properties.kcExpandedClass}"
              id="kc-${name}-toggle"
            >
              <i id="kc-${name}-toggle-icon" class="${properties.kcAngleRightIconClass}" aria-hidden="true"></i>
            </button>
            <input id="${name}" name="${name}" value="${value}" type="text" dir="ltr" class="${properties.keypoolFieldClass!}" <#if readonly>readonly</#if> aria-label="${ariaLabel}">
            <button
              class="${properties.kcFormPasswordVisibilityButtonClass}"
              type="button"
              aria-label="${msg("code-copy-label")}"
              data-icon-success="${properties.kcCheckIconClass}"
              data-icon-failure="${properties.kcInputErrorIconClass}"
              data-success-label="${msg("code-copy-success")}"
              data-failure-label="${msg("code-copy-failure")}"
              id="kc-${name}-copy-button"
            >
              <i id="kc-${name}-copy-icon" class="${properties.kcCopyIconClass}" aria-hidden="true"></i>
            </button>
        </div>
      </div>
      <div class="${properties.kcCodeClipboardCopyContentClass}" id="kc-${name}-content" hidden>
        <pre><code aria-label="${ariaLabel}">${value}</code></pre>
      </div>
    </div>
  </@group>
</#macro>

<#macro checkbox name label value=false required=false>
  <div class="${properties.kcCheckboxClass}">
      <input class="${properties.kcCheckboxInputClass}" type="checkbox" id="${name}" name="${name}" <#if value>checked</#if>>
      <label for="${name}" class="${properties.kcCheckboxLabelClass}">${label}<#if required> <span class="${properties.kcCheckboxLabelRequiredClass}" aria-hidden="true">&#42;</span></#if></label>
  </div>
</#macro>
