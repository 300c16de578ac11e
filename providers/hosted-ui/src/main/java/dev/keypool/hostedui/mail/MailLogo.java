package dev.keypool.hostedui.mail;

/** The header's picture, or two. */
public final class MailLogo {

    private final MailPicture shown;
    private final MailPicture dark;

    MailLogo(MailPicture shown, MailPicture dark) {
        this.shown = shown;
        this.dark = dark;
    }

    /** Where nothing is known of what the person prefers. */
    public MailPicture getShown() {
        return shown;
    }

    /** Null where it is no other one. */
    public MailPicture getDark() {
        return dark;
    }
}
