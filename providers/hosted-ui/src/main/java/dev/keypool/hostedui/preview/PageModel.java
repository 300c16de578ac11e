package dev.keypool.hostedui.preview;

import dev.keypool.hostedui.preview.Languages.Language;
import freemarker.template.TemplateMethodModelEx;
import java.io.IOException;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.keycloak.forms.login.freemarker.model.IdentityProviderBean.IdentityProvider;
import org.keycloak.forms.login.freemarker.model.LoginBean;
import org.keycloak.forms.login.freemarker.model.PasswordPoliciesBean;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.theme.ThemeResourcesParser;
import org.keycloak.theme.beans.AdvancedMessageFormatterMethod;
import org.keycloak.theme.beans.MessageBean;
import org.keycloak.theme.beans.MessageFormatterMethod;
import org.keycloak.theme.beans.MessagesPerFieldBean;

/**
 * A template's data, as {@code FreeMarkerLoginFormsProvider} puts it together from a login. There is no login here, and none
 * must come of it: so it is put together anew, of the same beans where they do without one.
 */
final class PageModel {

    private static final List<String> WELL_KNOWN = List.of("Google", "Facebook", "Apple", "GitHub", "Microsoft", "GitLab", "LinkedIn", "Bitbucket");
    private static final int SOME = 3;
    private static final int MANY = 9;

    private final Stage stage;
    private final PreviewPage page;
    private final Sample sample;
    private final Locale locale;
    private final Properties properties = new Properties();
    private final Properties messages = new Properties();
    private final Map<String, Object> data = new HashMap<>();

    private PageModel(Stage stage, PreviewPage page, Sample sample) throws IOException {
        this.stage = stage;
        this.page = page;
        this.sample = sample;
        this.locale = Locale.forLanguageTag(stage.language());
        properties.putAll(stage.theme().getProperties());
        messages.putAll(stage.theme().getEnhancedMessages(stage.realm(), locale));
        messages.putAll(stage.texts());
        if (stage.language().equals(Languages.KEYS)) {
            messages.replaceAll((key, text) -> key);
        }
    }

    static Map<String, Object> of(Stage stage, PreviewPage page, Sample sample) throws IOException {
        PageModel model = new PageModel(stage, page, sample);
        model.theme();
        model.messages();
        model.realm();
        model.state();
        return model.data;
    }

    private void theme() {
        boolean darkMode = "true".equals(properties.getProperty("darkMode")) && stage.realm().getAttribute("darkMode", true);
        String darkClass = properties.getProperty("kcDarkModeClass");
        if (darkMode && stage.dark() && darkClass != null) {
            // A script of the theme's does it on the real pages, by what the browser's user prefers.
            properties.setProperty("kcHtmlClass", (properties.getProperty("kcHtmlClass", "") + " " + darkClass).trim());
        }
        data.put("properties", properties);
        data.put("themeResources", ThemeResourcesParser.parse(properties));
        data.put("darkMode", darkMode);
        data.put("templateName", page.template());
        data.put("pageId", page.id());
        data.put("scripts", List.of());
        if (stage.branding() != null) {
            data.put("branding", stage.branding());
        }
    }

    private void messages() {
        MessagesPerFieldBean byField = new MessagesPerFieldBean();
        MessageBean whole = new MessageBean(null, sample.messageType());
        for (FormMessage message : sample.messages()) {
            String text = text(message.getMessage(), message.getParameters());
            whole.appendSummaryLine(text);
            byField.addMessage(message.getField(), text, sample.messageType());
        }
        if (!sample.messages().isEmpty()) {
            data.put("message", whole);
        }
        data.put("messagesPerField", byField);
        data.put("msg", new MessageFormatterMethod(locale, messages));
        data.put("advancedMsg", new AdvancedMessageFormatterMethod(locale, messages));
    }

    private String text(String key, Object... parameters) {
        return messages.containsKey(key) ? new MessageFormat(messages.getProperty(key), locale).format(parameters) : key;
    }

    private void realm() {
        Language language = Languages.of(stage.language(), messages);
        SampleRealm realm = new SampleRealm(stage.realm(), sample.hasEveryOption(), stage.realm().isInternationalizationEnabled() || stage.languages().size() > 1 || stage.direction() != null);
        data.put("realm", realm);
        data.put("title", text("loginTitle", realm.getDisplayName()));
        data.put("lang", language.tag());
        data.put("locale", Map.of("current", language.label(), "currentLanguageTag", language.tag(),
                "rtl", stage.direction() == null ? language.rtl() : stage.direction().equals("rtl"),
                "supported", stage.languages().stream().map(tag -> Languages.of(tag, messages).choice()).toList()));
        data.put("url", stage.url());
        data.put("requiredActionUrl", (TemplateMethodModelEx) arguments -> Sample.NOWHERE);
        data.put("client", stage.client());
        data.put("social", Map.of("providers", providers()));
        data.put("auth", sample.auth(page.template()));
        data.put("login", new LoginBean(sample.form()));
        data.put("passwordPolicies", new PasswordPoliciesBean(stage.realm().getPasswordPolicy()));
    }

    private void state() {
        if (sample.hasProfile()) {
            Object profile = stage.profile().of(sample.form(), page.id().equals("update-email"));
            for (String name : List.of("profile", "register", "user")) {
                data.put(name, profile);
            }
        }
        data.putAll(sample.data());
    }

    /** The realm's own, and others where it has too few. */
    private List<IdentityProvider> providers() {
        int wanted = switch (sample.providers()) {
            case NONE -> 0;
            case SOME -> Math.max(SOME, Math.min(stage.providers().size(), MANY));
            case MANY -> Math.max(MANY, stage.providers().size());
        };
        Stream<IdentityProvider> own = wanted == 0 ? Stream.empty() : stage.providers().stream();
        List<IdentityProvider> all = new ArrayList<>(own.limit(wanted).toList());
        Stream.concat(WELL_KNOWN.stream(), IntStream.rangeClosed(1, MANY).mapToObj(i -> "Example " + i)).map(this::provider)
                .filter(made -> stage.providers().stream().noneMatch(provider -> provider.getAlias().equals(made.getAlias())))
                .limit(Math.max(0, wanted - all.size())).forEach(all::add);
        return all;
    }

    private IdentityProvider provider(String name) {
        String type = name.equals("LinkedIn") ? "linkedin-openid-connect" : name.toLowerCase(Locale.ROOT).replace(' ', '-');
        return new IdentityProvider(type, name, type, Sample.NOWHERE, null, properties.getProperty("kcLogoIdP-" + type, ""), Map.of());
    }
}
