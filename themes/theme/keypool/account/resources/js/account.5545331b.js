// The realm's default branding for the account console: Keycloak's page alone knows the realm, so no style sheet of the theme can
// name what is the realm's. (A template in place of Keycloak's index.ftl would break the console: it changes between patch releases.)
const { serverBaseUrl, realm } = JSON.parse(document.getElementById("environment").textContent);
const branding = `${serverBaseUrl}/realms/${encodeURIComponent(realm)}/hosted-ui/default/`;

const link = document.createElement("link");
link.rel = "stylesheet";
link.href = branding + "sheet.css";
document.head.append(link);

const logo = new CSSStyleSheet();
logo.replaceSync(`.pf-v5-c-masthead__brand img { content: url("${branding}logo") }
  @media (prefers-color-scheme: dark) { .pf-v5-c-masthead__brand img { content: url("${branding}logo/dark") } }`);
document.adoptedStyleSheets.push(logo);
