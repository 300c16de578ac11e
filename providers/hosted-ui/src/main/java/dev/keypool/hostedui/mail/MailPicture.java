package dev.keypool.hostedui.mail;

/** A picture that a mail shows from afar. */
public final class MailPicture {

    /** Pixels of the screen; pictures for sharp screens have more of their own. */
    private static final int MAX_WIDTH = 240;
    private static final int MAX_HEIGHT = 64;

    private final String url;
    private final int width;

    private MailPicture(String url, int width) {
        this.url = url;
        this.width = width;
    }

    /** @param width in the file's pixels */
    static MailPicture of(String url, int width, int height) {
        double scale = Math.min(1, Math.min((double) MAX_WIDTH / width, (double) MAX_HEIGHT / height));
        return new MailPicture(url, (int) Math.max(1, Math.round(width * scale)));
    }

    public String getUrl() {
        return url;
    }

    /** At which it is shown; Outlook for Windows knows no largest one. */
    public int getWidth() {
        return width;
    }
}
