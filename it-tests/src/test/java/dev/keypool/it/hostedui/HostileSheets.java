package dev.keypool.it.hostedui;

import java.util.List;

/** Style sheets that try to lay something over the fields, some of which are taken since all that they say is harmless where it stands. */
final class HostileSheets {

    private static final String BLOCK = "content:'Type here: \\2588\\2588\\2588\\2588\\2588\\2588';display:block;background:white;height:1000px;flex-shrink:0}";

    static final List<String> ALL = List.of(
            ".redirect-customizable{display:flex;height:0;align-items:flex-end}.redirect-customizable::before{" + BLOCK,
            ".redirect-customizable{display:flex;flex-direction:column;height:0;justify-content:center}.redirect-customizable::before{" + BLOCK,
            ".redirect-customizable{display:flex;flex-direction:column-reverse;height:0}.redirect-customizable::before{" + BLOCK,
            ".label-customizable::before{content:'x';padding:300px 2000px;background:white}",
            ".label-customizable{padding:12px 400px;background:white;opacity:.9;margin:-12px}",
            ".passwordCheck-valid-customizable{display:block;float:left;width:2000px;height:300px;background:white;margin:-12px}",
            ".errorMessage-customizable{height:0;font-size:100px;line-height:5;position:relative;background:white}",
            ".label-customizable{max-width:0;float:left;letter-spacing:100px;font-size:400%;line-height:0;opacity:.9}",
            ".submitButton-customizable{margin:-12px;display:block;position:relative;height:300px;box-shadow:0 -64px 0 64px white}",
            ".background-customizable{overflow:visible}.banner-customizable{height:0;padding:0;overflow:visible}.logo-customizable{max-width:none;max-height:none;width:2000px;height:1000px;object-fit:fill;opacity:.99}",
            ".background-customizable{overflow:visible}.textDescription-customizable{height:0;opacity:.99;padding:0;font-size:100px;line-height:90px;color:#fff;word-break:break-all}",
            ".background-customizable{height:0;padding:0;overflow:visible}.submitButton-customizable{height:400px}",
            ".background-customizable{max-height:100px;overflow-y:visible!important}.submitButton-customizable{height:10px;min-height:24px;font-size:100px;white-space:normal;word-break:break-all}",
            ".legalText-customizable,.redirect-customizable{opacity:.9;height:0;line-height:0;font-size:100px;margin:-12px}.errorMessage-customizable{float:left;opacity:.9;width:2000px}",
            ".inputField-customizable{box-shadow:0 0 8px 8px white;outline:8px solid white;outline-offset:8px}.submitButton-customizable{box-shadow:0 0 0 32px white}",
            ".inputField-customizable{position:static!important}.redirect-customizable{position:relative;margin:-12px -32px;font-size:100px;line-height:0}");

    private HostileSheets() {
    }
}
