package dev.keypool.it.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a test class a {@link KeycloakServer} that may call {@link StandIns} and itself, to which stand-ins are Google,
 * Apple, Facebook and Amazon. One server for all such classes.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WithKeycloak(shared = true, options = {
    "--spi-identity-pools--default--outbound-allowed-hosts=localhost,host.docker.internal",
    "--spi-triggers--default--outbound-allowed-hosts=localhost,host.docker.internal",
    "--spi-sms-sender--aws-sns--outbound-allowed-hosts=localhost,host.docker.internal",
    "--spi-identity-pools--default--google-keys=" + StandIns.PLACEHOLDER + "/google/oauth2/v3/certs",
    "--spi-identity-pools--default--apple-keys=" + StandIns.PLACEHOLDER + "/apple/auth/keys",
    "--spi-identity-pools--default--facebook-keys=" + StandIns.PLACEHOLDER + "/facebook/.well-known/oauth/openid/jwks/",
    "--spi-identity-pools--default--amazon-token-info=" + StandIns.PLACEHOLDER + "/amazon/auth/o2/tokeninfo",
    "--spi-identity-pools--default--facebook-debug-token=" + StandIns.PLACEHOLDER + "/facebook/debug_token"})
public @interface WithStandIns {
}
