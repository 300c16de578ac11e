<#-- From Keycloak 26.7.0, theme/keycloak.v2/login/password-validation.ftl, SHA-256 a7a7714a846e89d205f82e0cf1987c998f9e67988879906cb7ff90234db2aef1
     Other than there: nothing to do, because field.ftl shows the rules beneath the field and keypool.js marks them while somebody types. -->
<#macro templates></#macro>
<#macro script field=""></#macro>
