package dev.keypool.hostedui.svg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.keypool.hostedui.RefusedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileSvgTest {

    private static final String OPEN = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>";

    @ParameterizedTest
    @ValueSource(strings = {
            "<script>alert(1)</script>", "<script href='//evil'/>", "<SCRIPT/>", "<script xmlns=''/>", "<x:script xmlns:x='http://www.w3.org/2000/svg'/>",
            "<h:script xmlns:h='http://www.w3.org/1999/xhtml'/>", "<metadata><script/></metadata>", "<g onload='alert(1)'/>", "<g ONCLICK='1'/>",
            "<metadata onload='1'/>", "<animate onbegin='alert(1)' attributeName='fill'/>", "<handler/>", "<listener/>",
            "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml' onload='1'/></foreignObject>", "<foreignobject/>", "<iframe/>", "<iframe xmlns=''/>",
            "<b xmlns='http://www.w3.org/1999/xhtml'/>", "<a href='javascript:alert(1)'><rect/></a>", "<a xlink:href='//evil'/>", "<a/>",
            "<image href='data:image/svg+xml;base64,AAAA'/>", "<image xlink:href='//evil'/>", "<feImage href='#a'/>", "<filter><feImage xlink:href='//evil'/></filter>",
            "<use href='//evil#a'/>", "<use xlink:href='data:image/svg+xml,a#b'/>", "<use href='other.svg#a'/>", "<use href=''/>", "<use href='#'/>", "<use href='#a b'/>",
            "<use href='&#106;avascript:alert(1)'/>", "<use href='java&#10;script:alert(1)'/>", "<use href=' javascript:alert(1)'/>", "<g href='javascript:1'/>",
            "<linearGradient xlink:href='//evil#a'/>", "<pattern href='//evil'/>", "<set attributeName='href' to='javascript:alert(1)'/>",
            "<a><set attributeName='href'/></a>", "<animate attributeName='xlink:href' values='javascript:1'/>", "<animate attributeName=' onload' to='1'/>",
            "<set attributeName='onmouseover' to='alert(1)'/>", "<animate attributeName='class' to='a'/>", "<animate attributeName='style' to='a'/>",
            "<rect fill='url(//evil)'/>", "<rect fill='url(\"//evil\")'/>", "<rect fill='URL(//evil)'/>", "<rect fill='u\\72l(//evil)'/>", "<rect fill='url(#a'/>",
            "<rect fill='url(data:a#b)'/>", "<rect filter='url(other.svg#a)'/>", "<rect mask='url(//evil#m)'/>", "<rect clip-path='path(evil)'/>",
            "<rect fill='var(--a)'/>", "<rect fill='attr(x)'/>", "<rect fill='image(a)'/>", "<rect fill='expression(1)'/>", "<rect fill='red)'/>", "<rect fill='red:b'/>",
            "<rect style='fill:url(//evil)'/>", "<rect style='background:url(//evil)'/>", "<rect style='behavior:url(a)'/>", "<rect style='-moz-binding:url(a#b)'/>",
            "<rect style='width:expression(alert(1))'/>", "<rect style='x:url(javascript:1)'/>", "<rect style='fill:u/**/rl(//evil)'/>", "<rect style='@import \"a\"'/>",
            "<style>@import '//evil';</style>", "<style>@import url(//evil)</style>", "<style>@font-face{src:url(a)}</style>", "<style>*{fill:url(#a)}</style>", "<style>.a,g{fill:url(#a)}</style>", "<style>@media print{}</style>",
            "<style>@media (prefers-color-scheme:dark),print{g{}}</style>", "<style>@media (prefers-color-scheme:dark){</style>",
            "<style>@media (prefers-color-scheme:dark){@import url(a);}</style>", "<style>*|*{fill:red}</style>",
            "<style>.a{background:url(//evil)}</style>", "<style>a[href]{fill:red}</style>", "<style>.a .b{fill:red}</style>", "<style>.a:hover{fill:red}</style>",
            "<style>.a{fill:red</style>", "<style>.a{.b{fill:red}}</style>", "<style><g/></style>", "<style>@\\69mport 'a'</style>", "<style>/*</style>",
            "<style>.a{fill:red}&lt;/style&gt;</style>", "<path d='javascript:alert(1)'/>", "<path d='M0 0\"'/>", "<rect x='calc(1px)'/>", "<rect x='url(//evil)'/>",
            "<feTurbulence numOctaves='9'/>", "<feTurbulence numOctaves='99'/>", "<feConvolveMatrix order='99'/>", "<feConvolveMatrix order='3 99'/>", "<feConvolveMatrix order='9'/>", "<feMorphology radius='51'/>", "<feMorphology radius='1,999'/>", "<feMorphology radius='1 2 999'/>", "<feMorphology radius='1e9'/>", "<cursor href='//evil'/>", "<font-face-uri href='a'/>", "<tref href='#a'/>",
            "<link xmlns='' rel='stylesheet'/>", "<meta/>", "<base href='//evil'/>", "<?xml-stylesheet href='//evil'?>", "<g>&xxe;</g>", "<text>&nbsp;</text>",
            "<g id='a'><use href='#a'/></g>", "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>", "<g id='a'/><g id='a'/>",
            "<pattern id='p'><rect fill='url(#p)'/></pattern>", "<style>.c{fill:url(#p)}</style><pattern id='p'><rect class='c'/></pattern>",
            "<g", "<g/></svg><svg>", "<g></h>", "<g a='1' a='2'/>", "<g a=1/>", "\u0000", "&#0;", "&#x8;"})
    void picturesThatAreMore(String body) {
        assertRefused(OPEN + body + "</svg>");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", " ", "a", "<svg/>", "<svg xmlns='http://www.w3.org/1999/xhtml'/>", "<html xmlns='http://www.w3.org/1999/xhtml'/>", "<html/>", "GIF89a", "<!--",
            "<g xmlns='http://www.w3.org/2000/svg'/>", "<rdf xmlns='urn:a'><svg xmlns='http://www.w3.org/2000/svg'/></rdf>",
            "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "<svg xmlns='http://www.w3.org/2000/svg'/>trailing", "<svg xmlns='http://www.w3.org/2000/svg'/><script/>",
            "<?xml version='1.1'?><svg xmlns='http://www.w3.org/2000/svg'><text>&#1;</text></svg>",
            "<?xml version='1.0' encoding='UTF-7'?><svg xmlns='http://www.w3.org/2000/svg'/>", "<?xml version='1.0' encoding='utf-16'?><svg xmlns='http://www.w3.org/2000/svg'/>",
            "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg xmlns='http://www.w3.org/2000/svg'>&x;</svg>",
            "<!DOCTYPE svg [<!ENTITY x 'y'>]><svg xmlns='http://www.w3.org/2000/svg'/>", "<!DOCTYPE svg []><svg xmlns='http://www.w3.org/2000/svg'/>",
            "<!DOCTYPE svg [<!ATTLIST svg onload CDATA 'alert(1)'>]><svg xmlns='http://www.w3.org/2000/svg'/>",
            "<!DOCTYPE svg SYSTEM 'a[' [<!ENTITY x 'y'>]><svg xmlns='http://www.w3.org/2000/svg'/>",
            "<!DOCTYPE svg SYSTEM 'a>b' [<!ENTITY x 'y'>]><svg xmlns='http://www.w3.org/2000/svg'>&x;</svg>",
            "<!DOCTYPE html><svg xmlns='http://www.w3.org/2000/svg'/>", "<!DOCTYPE svg SYSTEM 'a'><!DOCTYPE svg [<!ENTITY x 'y'>]><svg xmlns='http://www.w3.org/2000/svg'/>",
            "<?xml-stylesheet href='//evil'?><svg xmlns='http://www.w3.org/2000/svg'/>"})
    void documentsThatAreNoPictures(String svg) {
        assertRefused(svg);
    }

    @Test
    void entitiesDoNotMultiply() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE svg [<!ENTITY l0 'ha'>");
        for (int i = 1; i < 20; i++) {
            laughs.append("<!ENTITY l").append(i).append(" '").append(("&l" + (i - 1) + ";").repeat(10)).append("'>");
        }
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertRefused(laughs + "]>" + OPEN + "<text>&l19;</text></svg>"));
    }

    @Test
    void partsDoNotMultiply() {
        StringBuilder uses = new StringBuilder(OPEN + "<rect id='p0'/>");
        StringBuilder patterns = new StringBuilder(OPEN + "<rect id='p0'/>");
        String filtered = OPEN + "<filter id='f'><feGaussianBlur/></filter>" + "<rect filter='url(#f)'/>".repeat(600) + "</svg>";
        String inClass = OPEN + "<style>.c{filter:url(#f)}</style><filter id='f'><feGaussianBlur/></filter>" + "<rect class='c'/>".repeat(600) + "</svg>";
        StringBuilder chain = new StringBuilder(OPEN);
        for (int i = 1; i < 12; i++) {
            uses.append("<g id='p").append(i).append("'>").append(("<use href='#p" + (i - 1) + "'/>").repeat(10)).append("</g>");
            patterns.append("<style>.c").append(i).append("{fill:url(#p").append(i - 1).append(")}</style><pattern id='p").append(i).append("'>")
                    .append(("<rect class='c" + i + "'/>").repeat(10)).append("</pattern>");
        }
        for (int i = 0; i < 5000; i++) {
            chain.append("<g id='c").append(i).append("'><use href='#c").append(i + 1).append("'/></g>");
        }
        assertThatThrownBy(() -> SvgSanitizerTest.sanitize(uses + "</svg>")).hasMessageContaining("drawn of more than");
        assertThatThrownBy(() -> SvgSanitizerTest.sanitize(patterns + "</svg>")).hasMessageContaining("drawn of more than");
        assertThatThrownBy(() -> SvgSanitizerTest.sanitize(filtered)).hasMessageContaining("drawn of more than");
        assertThatThrownBy(() -> SvgSanitizerTest.sanitize(inClass)).hasMessageContaining("drawn of more than");
        assertThat(attempt(filtered.replaceFirst("(<rect filter='url\\(#f\\)'/>){300}", ""))).isTrue();
        assertThatThrownBy(() -> SvgSanitizerTest.sanitize(chain + "</svg>")).hasMessageContaining("chain");
    }

    @Test
    void sizeDepthAndCountAreBounded() {
        for (String svg : List.of("<g>".repeat(70), "<g>".repeat(300_000), "<g/>".repeat(21_000), " ".repeat(1_000_000), "<g " + "a='' ".repeat(150_000),
                "<x:y xmlns:x='urn:" + "x".repeat(900_000), "<text>" + "&#x20;".repeat(160_000), "<g style='" + "a:b;".repeat(200_000), "<style>" + ".a{}".repeat(200_000),
                "<style>" + ".a,".repeat(300_000), "<path d='" + "M0".repeat(400_000), "<!--".repeat(200_000), "<![CDATA[".repeat(100_000), "<!DOCTYPE svg ".repeat(70_000),
                "<text>" + ">".repeat(900_000) + "</text>", "<".repeat(900_000), "&".repeat(900_000), "<style>.a{fill:" + "url(#a)".repeat(120_000) + "}</style>" + "<g class='a'/>".repeat(5_000))) {
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> attempt(OPEN + svg + "</svg>"), svg.substring(0, Math.min(20, svg.length())));
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> attempt(svg), svg.substring(0, Math.min(20, svg.length())));
        }
    }

    @ParameterizedTest
    @CsvSource({"<g>,70,deep", "<g/>,20001,more than 20000 elements", "<feOffset/>,101,steps of filters", "<g class='a'/>,20000,elements", "<use href='#a'/><!---->,2001,''", "' ',1000000,larger than", "<title>x</title>,20001,elements"})
    void boundsAreTold(String piece, int times, String sentence) {
        String body = piece.repeat(times);
        if (sentence.isEmpty()) {
            assertThat(attempt(OPEN + body + "</svg>")).isTrue();
        } else {
            assertThatThrownBy(() -> SvgSanitizerTest.sanitize(OPEN + body + "</svg>")).hasMessageContaining(sentence);
        }
    }

    @Test
    void namespacesInForceAreBounded() {
        StringBuilder ninetyEight = new StringBuilder("<g");
        StringBuilder nested = new StringBuilder();
        for (int i = 0; i < 98; i++) {
            ninetyEight.append(" xmlns:n").append(i).append("='urn:").append(i).append('\'');
        }
        for (int i = 0; i < 60; i++) {
            nested.append("<x:y xmlns:x='urn:").append(i).append("' xmlns:z='urn:z'>");
        }
        String sentence = "more than 100 namespaces";
        // Two are the picture's own. Those of an element hold no longer than it.
        assertThat(attempt(OPEN + (ninetyEight + "/>").repeat(3) + "<x:y xmlns:x='urn:x'/></svg>")).isTrue();
        assertThat(attempt(OPEN + "<g xmlns='http://www.w3.org/2000/svg'/>".repeat(500) + "</svg>")).isTrue();
        assertThatThrownBy(() -> SvgSanitizerTest.sanitize(OPEN + ninetyEight + "><g xmlns:x='urn:x'/></g></svg>")).hasMessageContaining(sentence);
        assertThatThrownBy(() -> SvgSanitizerTest.sanitize(OPEN + ninetyEight + " xmlns:x='urn:x'/></svg>")).hasMessageContaining(sentence);
        assertThatThrownBy(() -> SvgSanitizerTest.sanitize(OPEN + nested + "</x:y>".repeat(60) + "</svg>")).hasMessageContaining(sentence);
    }

    @Test
    void styleRulesAreBoundedInAllSheetsTogether() {
        String thousand = "<style>" + ".a{fill:red}".repeat(999) + "@media (prefers-color-scheme:dark){.a{fill:red}}</style>";
        String sentence = "more than 2000 style rules";
        assertThat(attempt(OPEN + thousand + thousand + "</svg>")).isTrue();
        assertThatThrownBy(() -> SvgSanitizerTest.sanitize(OPEN + thousand + thousand + "<style>.a{fill:red}</style></svg>")).hasMessageContaining(sentence);
        assertThatThrownBy(() -> SvgSanitizerTest.sanitize(OPEN + "<style>" + ".a{fill:red}".repeat(2_001) + "</style></svg>")).hasMessageContaining(sentence);
        assertThatThrownBy(() -> SvgSanitizerTest.sanitize(OPEN + "<style>" + ".a,".repeat(2_000) + ".a{fill:red}</style></svg>")).hasMessageContaining(sentence);
    }

    @Test
    void onlyUtf8IsRead() {
        String svg = OPEN + "<g/></svg>";
        for (byte[] bytes : List.of(svg.getBytes(StandardCharsets.UTF_16), svg.getBytes(StandardCharsets.UTF_16LE), new byte[] {'<', 's', (byte) 0xC0, (byte) 0xBC})) {
            assertThatThrownBy(() -> SvgSanitizer.sanitize(bytes)).isInstanceOf(RefusedException.class);
        }
    }

    @Test
    void anyMixtureIsRefusedOrSafe() throws RefusedException {
        String[] pieces = {"<g>", "</g>", "<g/>", "<script>", "</script>", "<style>", "</style>", ".a{fill:red}", "@import", "url(#a)", "url(//x)", " onload='1'", "<use href='#a'/>",
                "<use href='//x'/>", "<rect id='a' fill='red'", "/>", ">", "<", "&", "&lt;", "&#x3c;", "<![CDATA[", "]]>", "<!--", "-->", "<!DOCTYPE svg>", "<?a b?>", "javascript:", "'", "\"",
                "<text>", "</text>", "<title>", "</title>", "\u00fc", " xmlns='http://www.w3.org/1999/xhtml'", " xmlns=''", "<a>", "<image/>", "<i:x xmlns:i='urn:i'>", "</i:x>", "<set attributeName='fill'/>"};
        String[] pictures = {OPEN + "<style>.a{fill:url(#b)}</style><g id='b' class='a'><text>x</text></g></svg>", OPEN + "<g style='fill:red'><rect x='1'/><title>t</title></g></svg>"};
        Random random = new Random(20260102);
        int taken = 0;
        for (int round = 0; round < 12_000; round++) {
            StringBuilder svg = new StringBuilder(pictures[random.nextInt(pictures.length)]);
            for (int i = random.nextInt(3); i >= 0; i--) {
                int at = random.nextInt(svg.length());
                svg.replace(at, Math.min(svg.length(), at + random.nextInt(3)), pieces[random.nextInt(pieces.length)]);
            }
            try {
                String written = SvgSanitizerTest.sanitize(svg.toString());
                taken++;
                assertThat(written).startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"");
                assertThat(written.replaceAll(">[^<]*<", "><")).doesNotContainIgnoringCase("<script", "<image", "<a>", " onload=", "url(/", "href=\"/", "<!", "<?", "xhtml", "<set");
                assertThat(SvgSanitizerTest.sanitize(written)).isEqualTo(written);
            } catch (RefusedException e) {
                assertThat(e.refusals()).isNotEmpty();
            }
        }
        assertThat(taken).isGreaterThan(100);
    }

    private static boolean attempt(String svg) {
        try {
            return SvgSanitizer.sanitize(svg.getBytes(StandardCharsets.UTF_8)).bytes().length <= SvgSanitizer.MAX_BYTES;
        } catch (RefusedException e) {
            return false;
        }
    }

    private static void assertRefused(String svg) {
        assertThatThrownBy(() -> SvgSanitizer.sanitize(svg.getBytes(StandardCharsets.UTF_8))).as(svg.substring(0, Math.min(200, svg.length())))
                .isInstanceOf(RefusedException.class).satisfies(e -> assertThat(((RefusedException) e).refusals()).isNotEmpty());
    }
}
