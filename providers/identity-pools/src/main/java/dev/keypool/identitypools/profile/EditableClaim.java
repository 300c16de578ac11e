package dev.keypool.identitypools.profile;

/**
 * A claim that a pool reads and people can choose themselves.
 *
 * @param setting  the pool's setting that reads it: {@code roleMappings} or {@code principalTags}
 * @param provider the provider's key there
 * @param claim    the claim
 * @param source   what people edit
 */
public record EditableClaim(String setting, String provider, String claim, String source) {

    /** A sentence for the administrator. */
    public String message() {
        return "People of " + provider + " choose the claim " + claim + " themselves, by " + source + ", and with it their "
                + (setting.equals(EditableClaims.ROLE_MAPPINGS) ? "role." : "principal tags.");
    }
}
