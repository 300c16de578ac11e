<#-- From Keycloak 26.7.0, theme/keycloak.v2/login/register-commons.ftl, SHA-256 bbdc14a314bffa71c0fc1a4a33dde6cb5df43130ffac60ab18a74ff554d6ebb0
     Other than there: the box to tick names its error, and looks as those of other questions. -->
<#macro termsAcceptance>
  <#if termsAcceptanceRequired??>
    <#local error = messagesPerField.get('termsAccepted')>
    <div class="${properties.kcFormGroupClass!}">
      <h2>${msg("termsTitle")}</h2>
      <div id="kc-registration-terms-text">${kcSanitize(msg("termsText"))?no_esc}</div>
    </div>
    <div class="${properties.kcFormGroupClass!}">
      <div class="${properties.kcInputClassCheckbox!}">
        <input type="checkbox" id="termsAccepted" name="termsAccepted" class="${properties.kcCheckboxInputClass!}" aria-required="true"
               <#if error?has_content>aria-invalid="true" aria-describedby="input-error-terms-accepted"</#if>>
        <label for="termsAccepted" class="${properties.kcInputClassCheckboxLabel!}">${msg("acceptTerms")}</label>
      </div>
      <#if error?has_content>
        <div class="${properties.kcInputHelperTextItemClass} ${properties.kcError} ${properties.keypoolErrorClass!}" id="input-error-terms-accepted">
          <span class="${properties.kcInputErrorMessageClass!}">${error}</span>
        </div>
      </#if>
    </div>
  </#if>
</#macro>
