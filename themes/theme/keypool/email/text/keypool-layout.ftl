<#ftl output_format="plainText">
<#assign header = msg("keypoolEmailHeader", realmName)>
<#assign footer = msg("keypoolEmailFooter", realmName)>
<#if header?has_content && header != realmName>
${header?trim}

</#if>
${text?trim}
<#if footer?has_content>

${footer?trim}
</#if>
