<#-- From Keycloak 26.7.0, theme/keycloak.v2/login/template.ftl, SHA-256 6221a3176c73a3fd67abc97076deb9cef112378ce157735a78bd865800315b37
     Other than there: no PatternFly and no web fonts; the branding's sheets, pictures and places; nothing that needs JavaScript
     is a link to JavaScript; the page's language is chosen by links; every page has a heading; what
     a forgotten password's field is for stands before it. -->
<#import "field.ftl" as field>
<#import "footer.ftl" as loginFooter>
<#import "theme-resources.ftl" as themeResourceTags>
<#macro username>
  <#local label>
    <#if !realm.loginWithEmailAllowed>${msg("username")}<#elseif !realm.registrationEmailAsUsername>${msg("usernameOrEmail")}<#else>${msg("email")}</#if>
  </#local>
  <div class="kp-attempted">
    <label for="kc-attempted-username" class="kp-sr">${label}</label>
    <input id="kc-attempted-username" value="${auth.attemptedUsername}" readonly autocomplete="username">
    <a id="reset-login" class="kp-icon-button" href="${url.loginRestartFlowUrl}" aria-label="${msg("restartLoginTooltip")}" title="${msg("restartLoginTooltip")}"><i class="kp-i kp-i-restart" aria-hidden="true"></i></a>
  </div>
</#macro>

<#-- A picture of the branding for the color scheme that the page has, as high as the style sheet allows at most. Its room is kept until it comes. -->
<#macro picture of class highest alt="">
  <picture class="kp-picture">
    <#if branding.scheme = "dynamic" && of.both><source srcset="${of.dark}" media="(prefers-color-scheme: dark)"<@room for=of.darkSize(highest)!"" />></#if>
    <#if branding.scheme = "dark">
      <img class="${class}" src="${of.dark}"<@room for=of.darkSize(highest)!"" /> alt="${alt}">
    <#else>
      <img class="${class}" src="${of.light}"<@room for=of.lightSize(highest)!"" /> alt="${alt}">
    </#if>
  </picture>
</#macro>

<#macro room for><#if for?has_content> width="${for.width?c}" height="${for.height?c}"</#if></#macro>

<#-- Managed login's graphics, by the pages that have one. -->
<#assign graphics = {
  "login-verify-email": "email-graphic", "login-idp-link-email": "email-graphic", "update-email": "email-graphic",
  "keypool-phone": "sms-graphic", "keypool-code": "sms-graphic",
  "login-otp": "auth-app-graphic", "login-config-totp": "auth-app-graphic",
  "login-reset-password": "password-graphic", "login-update-password": "password-graphic",
  "webauthn-register": "passkey-graphic", "webauthn-authenticate": "passkey-graphic"
}>

<#macro formLogo>
  <div class="kp-logo kp-at-${branding.formLogo.location}" id="kc-header"><div id="kc-header-wrapper"><@picture of=branding.formLogo.image class="kp-form-logo" highest=80 alt=(realm.displayName!realm.name!) /></div></div>
</#macro>

<#macro bar tag of>
  <${tag} class="kp-page-${tag}"><div class="kp-at-${of.location}"><#if of.logo??><@picture of=of.logo class="kp-bar-logo" highest=40 alt=(realm.displayName!realm.name!) /></#if></div></${tag}>
</#macro>

<#macro registrationLayout bodyClass="" displayInfo=false displayMessage=true displayRequiredFields=false>
<#local classic = (properties.keypoolLook!"managed") = "classic">
<#local scheme = (branding.scheme)!darkMode?then("dynamic", "light")>
<#local logo = !classic && (branding.formLogo)??>
<!DOCTYPE html>
<html class="${properties.kcHtmlClass!} kp-${scheme} kp-density-${(branding.density)!"regular"}" lang="${lang}"<#if realm.internationalizationEnabled> dir="${(locale.rtl)?then('rtl','ltr')}"</#if>>

<head>
    <meta charset="utf-8">
    <meta name="color-scheme" content="${(scheme = "dynamic")?then("light dark", scheme)}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <#if properties.meta?has_content>
        <#list properties.meta?split(' ') as meta>
            <meta name="${meta?split('==')[0]}" content="${meta?split('==')[1]}">
        </#list>
    </#if>
    <title>${title!}</title>
    <#-- Browsers that know it paint the whole page at once: what is in its middle does not move when the rest comes. -->
    <link rel="expect" href="#kc-end" blocking="render">
    <#if (branding.favicons)?has_content>
        <#list branding.favicons as icon>
            <link rel="icon" href="${icon.href}" type="${icon.type}">
        </#list>
    <#elseif themeResources?? && themeResources.favicons?has_content>
        <@themeResourceTags.renderFavicons themeResources.favicons url.resourcesPath />
    <#else>
        <link rel="icon" href="${url.resourcesPath}/${properties.keypoolFavicon}" type="image/svg+xml">
    </#if>
    <#if themeResources?? && themeResources.stylesCommon?has_content>
        <@themeResourceTags.renderStyles themeResources.stylesCommon url.resourcesCommonPath />
    </#if>
    <#if themeResources?? && themeResources.styles?has_content>
        <@themeResourceTags.renderStyles themeResources.styles url.resourcesPath />
    <#elseif properties.styles?has_content>
        <#list properties.styles?split(' ') as style>
            <link href="${url.resourcesPath}/${style}" rel="stylesheet">
        </#list>
    </#if>
    <#list (branding.sheets)![] as sheet>
        <link href="${sheet}" rel="stylesheet">
    </#list>
    <script type="importmap">
        {
            "imports": {
                "rfc4648": "${url.resourcesCommonPath}/vendor/rfc4648/rfc4648.js"
            }
        }
    </script>
    <#if themeResources?? && themeResources.scripts?has_content>
        <@themeResourceTags.renderScripts themeResources.scripts url.resourcesPath "text/javascript" />
    <#elseif properties.scripts?has_content>
        <#list properties.scripts?split(' ') as script>
            <script src="${url.resourcesPath}/${script}" type="text/javascript"></script>
        </#list>
    </#if>
    <#if scripts??>
        <#list scripts as script>
            <script src="${script}" type="text/javascript"></script>
        </#list>
    </#if>
    <script type="module" src="${url.resourcesPath}/${properties.keypoolScript}"></script>
    <script type="module" src="${url.resourcesPath}/js/passwordVisibility.js"></script>
    <script type="module">
        <#outputformat "JavaScript">
        import { startSessionPolling<#if authenticationSession??>, checkAuthSession</#if> } from ${(url.resourcesPath + "/js/authChecker.js")?c};

        startSessionPolling(${url.ssoLoginInOtherTabsUrl?c});
        <#if authenticationSession??>
        checkAuthSession(${authenticationSession.authSessionIdHash?c});
        </#if>
        </#outputformat>
    </script>
    <script>
      // Keycloak's workaround for https://bugzilla.mozilla.org/show_bug.cgi?id=1404468
      const isFirefox = true;
    </script>
</head>

<body id="keycloak-bg" class="${properties.kcBodyClass!} ${bodyClass}" data-page-id="login-${pageId}">
<#if !classic && (branding.header)??><@bar tag="header" of=branding.header /></#if>
<main class="${properties.kcLoginContainer!} kp-h-${(branding.formHorizontal)!"center"} kp-v-${(branding.formVertical)!"center"}">
  <div class="kp-column">
    <#if logo && !branding.formLogo.inside && branding.formLogo.onTop><@formLogo /></#if>
    <div class="${properties.kcLoginMain!}">
      <#if classic>
        <div class="banner-customizable" id="kc-header"><div id="kc-header-wrapper"><#if (branding.classicLogo)??><@picture of=branding.classicLogo class="logo-customizable" highest=178 alt=(realm.displayName!realm.name!) /><#else>${kcSanitize(msg("loginTitleHtml",(realm.displayNameHtml!'')))?no_esc}</#if></div></div>
      <#elseif logo>
        <#if branding.formLogo.inside && branding.formLogo.onTop><@formLogo /></#if>
      <#elseif !(branding.header.logo)??>
        <div class="kp-logo" id="kc-header"><div id="kc-header-wrapper">${kcSanitize(msg("loginTitleHtml",(realm.displayNameHtml!'')))?no_esc}</div></div>
      </#if>
      <#local graphic = (branding.graphics[graphics[pageId]!""])!>
      <#if graphic?has_content && !classic><div class="kp-graphic"><@picture of=graphic class="" highest=128 /></div></#if>
      <div class="${properties.kcLoginMainHeader!}">
        <#local heading><#nested "header"></#local>
        <#-- Keycloak's select-organization.ftl has no heading: its own question follows. -->
        <h1 class="${properties.kcLoginMainTitle!}<#if !heading?markup_string?trim?has_content> kp-sr</#if>" id="kc-page-title"><#if heading?markup_string?trim?has_content>${heading}<#else>${title!}</#if></h1>
      </div>
      <div class="${properties.kcLoginMainBody!}">
        <#if auth?has_content && auth.showUsername() && !auth.showResetCredentials()>
            <#nested "show-username">
            <@username />
        </#if>

        <#-- App-initiated actions should not see warning messages about the need to complete the action during login. -->
        <#if displayMessage && message?has_content && (message.type != 'warning' || !isAppInitiatedAction??)>
            <div class="${properties.kcAlertClass!} ${(message.type = "error")?then(properties.keypoolErrorClass!, "")} kp-${message.type}" role="${(message.type = "error")?then("alert", "status")}">
                <span class="kp-i kp-i-${message.type}" aria-hidden="true"></span>
                <span class="${properties.kcAlertTitleClass!} kc-feedback-text">${message.summary}</span>
            </div>
        </#if>

        <#if displayRequiredFields>
            <p class="kp-required-note"><span class="${properties.kcInputRequiredClass!}" aria-hidden="true">*</span> ${msg("requiredFields")}</p>
        </#if>

        <#-- What to do with the field is read before it. -->
        <#local lead = displayInfo && pageId = "login-reset-password">
        <#if lead>
          <div id="kc-info" class="kp-lead"><#nested "info"></div>
        </#if>
        <#if (branding.providersFirst)!false>
          <#nested "socialProviders">
        </#if>
        <#nested "form">

        <#if auth?has_content && auth.showTryAnotherWayLink()>
          <form id="kc-select-try-another-way-form" action="${url.loginAction}" method="post" novalidate="novalidate">
              <input type="hidden" name="tryAnotherWay" value="on">
              <button type="submit" id="try-another-way" class="${properties.kcButtonSecondaryClass} ${properties.kcButtonBlockClass} ${properties.kcMarginTopClass}">${msg("doTryAnotherWay")}</button>
          </form>
        </#if>

        <#if switchOrganizationEnabled?? && switchOrganizationEnabled>
          <form id="kc-switch-organization-form" action="${url.loginAction}" method="post" novalidate="novalidate">
              <input type="hidden" name="switchOrganization" value="true">
              <button type="submit" id="switch-organization" class="${properties.kcButtonSecondaryClass} ${properties.kcButtonBlockClass} ${properties.kcMarginTopClass}">${msg("doSwitchOrganization")}</button>
          </form>
        </#if>

        <div class="${properties.kcLoginMainFooter!}">
            <#if !((branding.providersFirst)!false)>
              <#nested "socialProviders">
            </#if>
            <#if displayInfo && !lead>
                <div id="kc-info" class="${properties.kcLoginMainFooterBand!}">
                    <div id="kc-info-wrapper" class="${properties.kcLoginMainFooterBandItem!}">
                        <#nested "info">
                    </div>
                </div>
            </#if>
        </div>
      </div>
      <#if logo && branding.formLogo.inside && !branding.formLogo.onTop><@formLogo /></#if>
      <@loginFooter.content/>
    </div>
    <#if logo && !branding.formLogo.inside && !branding.formLogo.onTop><@formLogo /></#if>
    <@small />
  </div>
</main>
<#if !classic && (branding.footer)??><@bar tag="footer" of=branding.footer /></#if>
<span id="kc-end" hidden></span>
</body>
</html>
</#macro>

<#-- As Cognito, the links are there when both are. -->
<#macro small>
  <#local languages = realm.internationalizationEnabled && (locale.supported)?? && locale.supported?size gt 1>
  <#local legal = (branding.terms)?? && (branding.privacy)??>
  <#if languages || legal>
    <div class="kp-small">
      <#if legal>
        <div class="kp-legal ${properties.keypoolLegalClass!}"><a href="${branding.terms}" target="_blank" rel="noopener">${msg("kpTerms")}</a> <a href="${branding.privacy}" target="_blank" rel="noopener">${msg("kpPrivacy")}</a></div>
      </#if>
      <#if languages>
        <details class="kp-languages" id="kc-locale">
          <summary id="login-select-toggle" aria-label="${msg("kpSelectLanguage")}: ${locale.current}"><i class="kp-i kp-i-globe" aria-hidden="true"></i> ${locale.current}</summary>
          <ul>
            <#list locale.supported?sort_by("label") as l>
              <li><a href="${l.url}" lang="${l.languageTag}" hreflang="${l.languageTag}"<#if l.languageTag == locale.currentLanguageTag> aria-current="true"</#if>>${l.label}</a></li>
            </#list>
          </ul>
        </details>
      </#if>
    </div>
  </#if>
</#macro>
