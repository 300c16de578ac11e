<#-- From Keycloak 26.7.0, theme/keycloak.v2/login/user-profile-commons.ftl, SHA-256 d6ec4de63cd666f60b59560f78a5b6b84d7deb594153a5f450f2bfb3e7786500
     Other than there: groups are groups and have headings; each field says its error and its helper texts, each set of options its
     question, and one that is required can be answered; several values have names and buttons in the page's language; what cannot
     be changed can be reached and read; browsers know what to fill in; Cognito's class of a field is on the field itself. -->
<#import "field.ftl" as field>

<#-- WCAG 1.3.5, by Keycloak's names and those of OpenID Connect's claims. -->
<#assign purposes = {
  "username": "username", "email": "email", "firstName": "given-name", "lastName": "family-name", "given_name": "given-name",
  "family_name": "family-name", "middleName": "additional-name", "middle_name": "additional-name", "name": "name", "nickname": "nickname",
  "birthdate": "bday", "phoneNumber": "tel", "phone_number": "tel", "street": "street-address", "address": "street-address",
  "locality": "address-level2", "region": "address-level1", "postal_code": "postal-code", "country": "country-name", "website": "url",
  "picture": "photo"
}>

<#macro userProfileFormFields>
  <#assign currentGroup="">
  <#list profile.attributes as attribute>
    <#if attribute.name=='locale' && realm.internationalizationEnabled && locale.currentLanguageTag?has_content>
      <input type="hidden" id="${attribute.name}" name="${attribute.name}" value="${locale.currentLanguageTag}">
    <#else>
      <#local group = (attribute.group.name)!"">
      <#if group != currentGroup>
        <#if currentGroup != ""></div></#if>
        <#assign currentGroup = group>
        <#if group != ""><@groupStart group=attribute.group/></#if>
      </#if>
      <#nested "beforeField" attribute>
      <@attributeField attribute=attribute/>
      <#nested "afterField" attribute>
    </#if>
  </#list>
  <#if currentGroup != ""></div></#if>

  <#list profile.html5DataAnnotations?keys as key>
    <#-- Keycloak's kcMultivalued.js says what its buttons do in English, and names no field. -->
    <script type="module" src="${url.resourcesPath}/${(key == "kcMultivalued")?then(properties.keypoolValuesScript, "js/" + key + ".js")}"></script>
  </#list>
</#macro>

<#-- Is closed where the next begins. Names of groups can be any text, so ids are not made of them. -->
<#macro groupStart group>
  <#assign groups = (groups!0) + 1>
  <div class="kp-fieldset" role="group" aria-labelledby="kc-group-${groups}"<#if group.displayDescription?has_content> aria-describedby="kc-group-${groups}-description"</#if><@data of=group/>>
    <div class="kp-fieldset-head">
      <h2 id="kc-group-${groups}">${advancedMsg(group.displayHeader)}</h2>
      <#if group.displayDescription?has_content><p class="kp-description" id="kc-group-${groups}-description">${advancedMsg(group.displayDescription)}</p></#if>
    </div>
</#macro>

<#-- Numbers of annotations as HTML has them: 1000, not 1,000. -->
<#function plain of><#return of?is_number?then(of?c, of)></#function>

<#macro data of><#list of.html5DataAnnotations as key, value> data-${key}="${value}"</#list></#macro>

<#macro attributeField attribute>
  <#local kind = attribute.annotations.inputType!"text">
  <#local error = messagesPerField.get(attribute.name)>
  <#local described = []>
  <#if attribute.annotations.inputHelperTextBefore??><#local described += ["form-help-text-before-" + attribute.name]></#if>
  <#if attribute.annotations.inputHelperTextAfter??><#local described += ["form-help-text-after-" + attribute.name]></#if>
  <#local label = advancedMsg(attribute.displayName!attribute.name)>
  <@field.group name=attribute.name label=label error=error required=attribute.required set=(kind == "select-radiobuttons")?then("radiogroup", (kind == "multiselect-checkboxes")?then("group", "")) described=described>
    <@helperText attribute=attribute place="before"/>
    <#switch kind>
      <#case "textarea"><@textareaTag attribute=attribute error=error described=described/><#break>
      <#case "select"><#case "multiselect"><@selectTag attribute=attribute multiple=(kind == "multiselect") error=error described=described/><#break>
      <#case "select-radiobuttons"><@inputTagSelects attribute=attribute type="radio" error=error/><#break>
      <#case "multiselect-checkboxes"><@inputTagSelects attribute=attribute type="checkbox" error=error/><#break>
      <#default><@inputTags attribute=attribute type=kind?remove_beginning("html5-") label=label error=error described=described/>
    </#switch>
    <@helperText attribute=attribute place="after"/>
  </@field.group>
</#macro>

<#macro helperText attribute place>
  <#local text = attribute.annotations["inputHelperText" + place?cap_first]!"">
  <#if text?has_content>
    <div class="${(place == "before")?then(properties.kcInputHelperTextBeforeClass!, properties.kcInputHelperTextAfterClass!)}" id="form-help-text-${place}-${attribute.name}">${kcSanitize(advancedMsg(text))?no_esc}</div>
  </#if>
</#macro>

<#macro inputTags attribute type label error described>
  <#if attribute.multivalued>
    <#local values = attribute.values![]>
    <#if !values?has_content><#local values = [attribute.defaultValue!""]></#if>
    <#-- Nothing is added later but whole rows: Keycloak's userProfile.js fails at whatever has no field in it. -->
    <div class="kp-values"<#if !attribute.readOnly> data-kp-values="${plain((attribute.validators.multivalued.max)!"")}" data-label="${label}"</#if>>
      <#list values as value>
        <div class="kp-value">
          <@inputTag attribute=attribute type=type value=value!"" at=value?index label=label error=error described=described/>
          <#if !attribute.readOnly><button type="button" class="${properties.kcFormPasswordVisibilityButtonClass}" data-kp-less="${msg("kpRemove")}" hidden><i class="kp-i kp-i-minus" aria-hidden="true"></i></button></#if>
        </div>
      </#list>
      <#if !attribute.readOnly><button type="button" class="kp-more" aria-label="${msg("kpAdd")}: ${label}" hidden><i class="kp-i kp-i-plus" aria-hidden="true"></i> ${msg("kpAdd")}</button></#if>
    </div>
  <#else>
    <@inputTag attribute=attribute type=type value=(attribute.value!attribute.defaultValue!"") error=error described=described/>
  </#if>
</#macro>

<#macro inputTag attribute type value error="" described=[] at=0 label="">
  <#-- A value that is only shown has no name, so that it is not sent: as where Keycloak's page disables the field. -->
  <#local typed = !["range", "color", "file"]?seq_contains(type)>
  <#local shown = attribute.readOnly && typed>
  <span class="${properties.kcInputClass!} <#if error?has_content>${properties.kcError}</#if>">
    <input type="${type}" id="${attribute.name}<#if at gt 0>-${at}</#if>" value="${value}"
      <#if at gt 0>aria-label="${label} ${at + 1}"</#if>
      <#if shown>readonly<#else>name="${attribute.name}" <#if attribute.readOnly>disabled</#if></#if>
      <@purpose attribute=attribute type=type/>
      <#if attribute.annotations.inputTypePlaceholder??>placeholder="${advancedMsg(attribute.annotations.inputTypePlaceholder)}"</#if>
      <#if attribute.annotations.inputTypePattern??>pattern="${attribute.annotations.inputTypePattern}"</#if>
      <#if attribute.annotations.inputTypeSize??>size="${plain(attribute.annotations.inputTypeSize)}"</#if>
      <#if attribute.annotations.inputTypeMaxlength??>maxlength="${plain(attribute.annotations.inputTypeMaxlength)}"</#if>
      <#if attribute.annotations.inputTypeMinlength??>minlength="${plain(attribute.annotations.inputTypeMinlength)}"</#if>
      <#if attribute.annotations.inputTypeMax??>max="${plain(attribute.annotations.inputTypeMax)}"</#if>
      <#if attribute.annotations.inputTypeMin??>min="${plain(attribute.annotations.inputTypeMin)}"</#if>
      <#if attribute.annotations.inputTypeStep??>step="${plain(attribute.annotations.inputTypeStep)}"</#if>
      <@data of=attribute/>
      <@field.attributes name=attribute.name error=error required=attribute.required described=described class=typed?then(properties.keypoolFieldClass!, "")/>>
    <#if type == "range"><output for="${attribute.name}<#if at gt 0>-${at}</#if>" hidden> </output></#if>
  </span>
</#macro>

<#macro purpose attribute type>
  <#local known = purposes[attribute.name]!((type == "tel" || type == "email")?then(type, ""))>
  <#if known?has_content && !attribute.multivalued>autocomplete="${known}"</#if>
  <#if known == "username">autocapitalize="none" spellcheck="false"</#if>
  <#if type == "url" || type == "tel">dir="ltr"</#if>
</#macro>

<#macro textareaTag attribute error described>
  <span class="${properties.kcInputClass!} <#if error?has_content>${properties.kcError}</#if>">
    <textarea id="${attribute.name}"
      <#if attribute.readOnly>readonly<#else>name="${attribute.name}"</#if>
      <#if attribute.annotations.inputTypePlaceholder??>placeholder="${advancedMsg(attribute.annotations.inputTypePlaceholder)}"</#if>
      <#if attribute.annotations.inputTypeCols??>cols="${plain(attribute.annotations.inputTypeCols)}"</#if>
      <#if attribute.annotations.inputTypeRows??>rows="${plain(attribute.annotations.inputTypeRows)}"</#if>
      <#if attribute.annotations.inputTypeMaxlength??>maxlength="${plain(attribute.annotations.inputTypeMaxlength)}"</#if>
      <#-- HTML drops a line break that comes first. -->
      <@field.attributes name=attribute.name error=error required=attribute.required described=described/>>
${(attribute.value!attribute.defaultValue!"")}</textarea>
  </span>
</#macro>

<#function optionsOf attribute>
  <#local named = attribute.annotations.inputOptionsFromValidation!"">
  <#if named?has_content && (attribute.validators[named].options)??><#return attribute.validators[named].options></#if>
  <#return (attribute.validators.options.options)![]>
</#function>

<#function chosenOf attribute>
  <#local values = attribute.values![]>
  <#if !values?has_content && attribute.defaultValue??><#return [attribute.defaultValue]></#if>
  <#return values>
</#function>

<#macro selectTag attribute multiple error described>
  <#local chosen = chosenOf(attribute)>
  <div class="${properties.kcInputClass!} <#if error?has_content>${properties.kcError}</#if>">
    <select id="${attribute.name}" name="${attribute.name}"
      <#if attribute.readOnly>disabled</#if>
      <#if multiple>multiple</#if>
      <#if attribute.annotations.inputTypeSize??>size="${plain(attribute.annotations.inputTypeSize)}"</#if>
      <@purpose attribute=attribute type=""/>
      <@field.attributes name=attribute.name error=error required=attribute.required described=described/>>
      <#if !multiple><option value=""></option></#if>
      <#list optionsOf(attribute) as option>
        <option value="${option}" <#if chosen?seq_contains(option)>selected</#if>><@selectOptionLabelText attribute=attribute option=option/></option>
      </#list>
    </select>
    <#if !multiple && !attribute.annotations.inputTypeSize??><span class="${properties.kcFormControlUtilClass}"><i class="${properties.kcAngleDownIconClass}" aria-hidden="true"></i></span></#if>
  </div>
</#macro>

<#macro inputTagSelects attribute type error>
  <#local chosen = chosenOf(attribute)>
  <#local radio = type == "radio">
  <#-- So that all can be unticked. Of what is required no value may be empty (AttributeRequiredByMetadataValidator): with this no answer would do. -->
  <#if !radio && !attribute.readOnly && !attribute.required><input type="hidden" id="${attribute.name}-empty" name="${attribute.name}" value=""></#if>
  <#list optionsOf(attribute) as option>
    <div class="${radio?then(properties.kcInputClassRadio!, properties.kcInputClassCheckbox!)}">
      <input type="${type}" id="${attribute.name}-${option}" name="${attribute.name}" value="${option}" class="${radio?then(properties.kcInputClassRadioInput!, properties.kcInputClassCheckboxInput!)}"
        <#if error?has_content && !radio>aria-invalid="true"</#if>
        <#if attribute.readOnly>disabled</#if>
        <#if chosen?seq_contains(option)>checked</#if>>
      <label for="${attribute.name}-${option}" class="${radio?then(properties.kcInputClassRadioLabel!, properties.kcInputClassCheckboxLabel!)}<#if attribute.readOnly> ${properties.kcInputClassRadioCheckboxLabelDisabled!}</#if>"><@selectOptionLabelText attribute=attribute option=option/></label>
    </div>
  </#list>
</#macro>

<#macro selectOptionLabelText attribute option>
  <#compress>
  <#if attribute.annotations.inputOptionLabels??>
    ${advancedMsg(attribute.annotations.inputOptionLabels[option]!option)}
  <#elseif attribute.annotations.inputOptionLabelsI18nPrefix??>
    ${msg(attribute.annotations.inputOptionLabelsI18nPrefix + '.' + option)}
  <#else>
    ${option}
  </#if>
  </#compress>
</#macro>
