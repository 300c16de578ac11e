<#-- The rules of a new password, each marked by keypool.js as it is met; without JavaScript they are a plain list. -->
<#function any>
  <#return passwordPolicies?? && (passwordPolicies.length?? || passwordPolicies.maxLength?? || passwordPolicies.lowerCase?? || passwordPolicies.upperCase??
      || passwordPolicies.digits?? || passwordPolicies.specialChars?? || passwordPolicies.notUsername || passwordPolicies.notEmail)>
</#function>

<#macro rule kind value text>
  <li data-rule="${kind}" data-value="${value}" class="kp-rule"><i class="kp-i" aria-hidden="true"></i><span>${text}</span><span class="kp-sr" data-state> </span></li>
</#macro>

<#macro show name>
<div class="kp-rules" id="${name}-rules" data-rules-for="${name}" data-met="${msg("kpRuleMet")}" data-not-met="${msg("kpRuleNotMet")}"
     data-class-met="${properties.keypoolRuleMetClass!}" data-class-not-met="${properties.keypoolRuleNotMetClass!}">
  <p>${msg("kpPasswordRules")}</p>
  <ul>
    <#if passwordPolicies.length??><@rule kind="length" value=passwordPolicies.length?c text=msg("kpRuleLength", passwordPolicies.length) /></#if>
    <#if passwordPolicies.maxLength??><@rule kind="maxLength" value=passwordPolicies.maxLength?c text=msg("kpRuleMaxLength", passwordPolicies.maxLength) /></#if>
    <#if passwordPolicies.lowerCase??><@rule kind="lowerCase" value=passwordPolicies.lowerCase?c text=msg("kpRuleLowerCase", passwordPolicies.lowerCase) /></#if>
    <#if passwordPolicies.upperCase??><@rule kind="upperCase" value=passwordPolicies.upperCase?c text=msg("kpRuleUpperCase", passwordPolicies.upperCase) /></#if>
    <#if passwordPolicies.digits??><@rule kind="digits" value=passwordPolicies.digits?c text=msg("kpRuleDigits", passwordPolicies.digits) /></#if>
    <#if passwordPolicies.specialChars??><@rule kind="specialChars" value=passwordPolicies.specialChars?c text=msg("kpRuleSpecialChars", passwordPolicies.specialChars) /></#if>
    <#if passwordPolicies.notUsername><@rule kind="notUsername" value="" text=msg("kpRuleNotUsername") /></#if>
    <#if passwordPolicies.notEmail><@rule kind="notEmail" value="" text=msg("kpRuleNotEmail") /></#if>
  </ul>
</div>
</#macro>
