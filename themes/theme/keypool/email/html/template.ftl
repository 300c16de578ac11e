<#-- From Keycloak 26.7.0, theme/base/email/html/template.ftl, SHA-256 1e2a39459aa8211afadfba39db4ee4aad38ab8624c53a39fe1500f076f5df1d8 -->
<#-- Programs for mail read styles of elements, not of sheets: what is in the sheet below is for those that know more. -->
<#macro emailLayout>
<#if branding??>
<@brandedLayout><#nested></@brandedLayout>
<#else>
<#-- Keycloak's own layout, where another provider of mails has taken the place of ours. -->
<html lang="${locale.toLanguageTag()}" dir="${ltr?then('ltr','rtl')}">
<body>
    <#nested>
</body>
</html>
</#if>
</#macro>

<#function styled html colors>
    <#local text = html?markup_string>
    <#local button>
<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:24px 0;"><tr><td class="kp-button" bgcolor="${colors.button}" style="border-radius:${branding.buttonRadius?c}px;background-color:${colors.button};mso-padding-alt:14px 24px;"><a class="kp-button" style="display:inline-block;padding:14px 24px;border-radius:${branding.buttonRadius?c}px;background-color:${colors.button};color:${colors.buttonText};font-weight:600;text-decoration:none;" href="$1">$2</a></td></tr></table>
    </#local>
    <#-- A paragraph that is nothing but the mail's own link, with words, is a button. No other link is: names of people are in Keycloak's
         messages as they are, and kcSanitize lets links of theirs through. It writes some characters as references. -->
    <#list text?matches(r'<p>\s*<a href="([^"]*)"[^>]*>((?!\s*https?:)[^<]+)</a>\s*</p>') as found>
        <#if found?groups[1]?replace('&#61;', '=')?replace('&#43;', '+')?replace('&#64;', '@')?replace('&amp;', '&') == (link!"")>
            <#local text = text?replace(found?groups[0], button?markup_string?trim?replace('$1', found?groups[1])?replace('$2', found?groups[2]))>
        </#if>
    </#list>
    <#local text = text?replace('<a href="', '<a class="kp-link" style="color:' + colors.link + ';text-decoration:underline;word-break:break-word;" href="')>
    <#return text?replace('<p>', '<p style="margin:0 0 16px;">')?no_esc>
</#function>

<#macro brandedLayout>
<#local colors = branding.colors>
<#local dark = branding.dark>
<#local side = ltr?then('left', 'right')>
<#local schemes = (branding.scheme == 'dynamic')?then('light dark', branding.scheme)>
<#local header = msg('keypoolEmailHeader', realmName)?trim>
<#local footer = msg('keypoolEmailFooter', realmName)?trim>
<#local font = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;"?no_esc>
<#local body><#nested></#local>
<!DOCTYPE html>
<html lang="${locale.toLanguageTag()}" dir="${ltr?then('ltr','rtl')}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="${schemes}">
<meta name="supported-color-schemes" content="${schemes}">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
<meta name="x-apple-disable-message-reformatting">
<title>${subject}</title>
<style>
:root { color-scheme: ${schemes}; supported-color-schemes: ${schemes}; }
<#if branding.scheme == 'dynamic'>
@media (prefers-color-scheme: dark) {
.kp-page { background-color: ${dark.page} !important; }
.kp-form { background-color: ${dark.form} !important; border-color: ${dark.border} !important; }
.kp-heading { color: ${dark.heading} !important; }
.kp-text { color: ${dark.text} !important; }
.kp-note { color: ${dark.note} !important; border-color: ${dark.border} !important; }
.kp-link { color: ${dark.link} !important; }
.kp-button { background-color: ${dark.button} !important; color: ${dark.buttonText} !important; }
<#if (branding.logo.dark)??>
.kp-logo { display: none !important; }
.kp-dark-logo { display: block !important; width: ${branding.logo.dark.width?c}px !important; max-height: none !important; }
</#if>
}
</#if>
@media (max-width: 480px) {
.kp-cell { padding-left: 20px !important; padding-right: 20px !important; }
}
</style>
</head>
<body class="kp-page" style="margin:0;padding:0;background-color:${colors.page};">
<div role="article" aria-roledescription="email" aria-label="${subject}" lang="${locale.toLanguageTag()}" dir="${ltr?then('ltr','rtl')}">
<table role="presentation" class="kp-page" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="${colors.page}" style="background-color:${colors.page};"><tr><td align="center" style="padding:32px 12px;">
<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table role="presentation" class="kp-form" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="${colors.form}" style="max-width:600px;background-color:${colors.form};border:1px solid ${colors.border};border-radius:${branding.formRadius?c}px;border-collapse:separate;">
<#if branding.logo?? || header?has_content>
<tr><td class="kp-cell kp-heading" align="${side}" style="padding:32px 32px 0;color:${colors.heading};${font}font-size:20px;line-height:28px;font-weight:600;text-align:${side};">
<#if branding.logo??>
<img class="kp-logo" src="${branding.logo.shown.url}" width="${branding.logo.shown.width?c}" alt="${realmName}" style="display:block;max-width:100%;height:auto;border:0;">
<#if branding.logo.dark??>
<!--[if !mso]><!--><img class="kp-dark-logo" src="${branding.logo.dark.url}" width="${branding.logo.dark.width?c}" alt="${realmName}" style="display:none;width:0;max-height:0;max-width:100%;height:auto;border:0;"><!--<![endif]-->
</#if>
</#if>
<#if header?has_content && !(branding.logo?? && header == realmName?trim)>
<div<#if branding.logo??> style="padding-top:16px;"</#if>><@lines header/></div>
</#if>
</td></tr>
</#if>
<tr><td class="kp-cell kp-text" align="${side}" style="padding:24px 32px 16px;color:${colors.text};${font}font-size:16px;line-height:24px;text-align:${side};">
${styled(body, colors)}
</td></tr>
<#if footer?has_content>
<tr><td class="kp-cell kp-note" align="${side}" style="padding:16px 32px 24px;border-top:1px solid ${colors.border};color:${colors.note};${font}font-size:13px;line-height:20px;text-align:${side};"><@lines footer/></td></tr>
</#if>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</div>
</body>
</html>
</#macro>

<#macro lines text><#list text?split("\n") as line>${line}<#sep><br></#sep></#list></#macro>
