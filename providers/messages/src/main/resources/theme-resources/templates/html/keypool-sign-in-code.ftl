<#import "template.ftl" as layout>
<@layout.emailLayout>
${kcSanitize(msg("keypoolSignInCodeBodyHtml", code, realmName, linkExpirationFormatter(linkExpiration)))?no_esc}
</@layout.emailLayout>
