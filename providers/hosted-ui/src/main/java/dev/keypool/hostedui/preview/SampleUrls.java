package dev.keypool.hostedui.preview;

import java.net.URI;
import org.keycloak.forms.login.freemarker.model.UrlBean;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/** The theme's files are where they are; everything else leads nowhere. Public, as FreeMarker reads public classes only. */
public class SampleUrls extends UrlBean {

    SampleUrls(RealmModel realm, Theme theme, URI base) {
        super(realm, theme, base, URI.create(Sample.NOWHERE));
    }

    @Override
    public String getLoginUrl() {
        return Sample.NOWHERE;
    }

    @Override
    public String getLoginRestartFlowUrl() {
        return Sample.NOWHERE;
    }

    @Override
    public String getSsoLoginInOtherTabsUrl() {
        return Sample.NOWHERE;
    }

    @Override
    public String getRegistrationUrl() {
        return Sample.NOWHERE;
    }

    @Override
    public String getLoginResetCredentialsUrl() {
        return Sample.NOWHERE;
    }

    @Override
    public String getLoginUsernameReminderUrl() {
        return Sample.NOWHERE;
    }

    @Override
    public String getFirstBrokerLoginUrl() {
        return Sample.NOWHERE;
    }

    @Override
    public String getLogoutConfirmAction() {
        return Sample.NOWHERE;
    }

    @Override
    public String getOauthAction() {
        return Sample.NOWHERE;
    }

    @Override
    public String getOauth2DeviceVerificationAction() {
        return Sample.NOWHERE;
    }
}
