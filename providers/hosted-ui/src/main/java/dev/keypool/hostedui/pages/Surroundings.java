package dev.keypool.hostedui.pages;

/**
 * What a page's look depends on besides the branding.
 *
 * @param filesUrl        before the names of files, with a slash at its end
 * @param language        a language tag, such as {@code pt-BR}
 * @param darkModeAllowed whether the realm has dark pages at all
 */
public record Surroundings(String filesUrl, String language, Look look, boolean darkModeAllowed) {
}
