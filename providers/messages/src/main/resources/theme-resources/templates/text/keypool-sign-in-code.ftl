<#ftl output_format="plainText">
${msg("keypoolSignInCodeBody", code, realmName, linkExpirationFormatter(linkExpiration))}
