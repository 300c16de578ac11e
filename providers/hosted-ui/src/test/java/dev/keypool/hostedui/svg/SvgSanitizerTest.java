package dev.keypool.hostedui.svg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.hostedui.RefusedException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SvgSanitizerTest {

    private static final String XMLNS = " xmlns=\"http://www.w3.org/2000/svg\"";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <path d='M0 0 L1.5,-2e-3z' fill='#f00' stroke-width='1e-1'/>       | <path d="M0 0 L1.5,-2e-3z" fill="#f00" stroke-width="1e-1"/>
            <defs><linearGradient id='a'><stop offset='1' stop-color='rgb(1, 2,3)'/></linearGradient></defs><rect fill='url("#a")'/> | <defs><linearGradient id="a"><stop offset="1" stop-color="rgb(1, 2,3)"/></linearGradient></defs><rect fill="url(#a)"/>
            <g id='a'/><use xmlns:x='http://www.w3.org/1999/xlink' x:href='#a' href='#a'/> | <g id="a"/><use href="#a"/>
            <g transform='translate(1,2) rotate(45)'/>                         | <g transform="translate(1,2) rotate(45)"/>
            <linearGradient gradientTransform='matrix(1 0 0 1 0 0)'/>          | <linearGradient gradientTransform="matrix(1 0 0 1 0 0)"/>
            <style>.a,.b{fill:red;-inkscape-x:y;font-family:'A B'}</style><g class='a b'/> | <style>.a,.b{fill:red;font-family:&quot;A B&quot;}</style><g class="a b"/>
            <style><![CDATA[.a{fill:url(#b)}]]></style>                        | <style>.a{fill:url(#b)}</style>
            <g style='fill:red;line-height:1;opacity:.5!important'/>           | <g style="fill:red;opacity:.5"/>
            <text x='1'>a &lt; <tspan>b</tspan>&#x1F600; "c"</text>            | <text x="1">a &lt; <tspan>b</tspan>😀 &quot;c&quot;</text>
            <style type='text/css'>@media (prefers-color-scheme: dark) { svg , #b{ fill: white; } * {}}</style> | <style>@media (prefers-color-scheme:dark){svg,#b{fill:white}*{}}</style>
            <g style='stroke-width:1.5e-3;opacity:1E0' transform='scale(2e2)'/> | <g style="stroke-width:0.0015;opacity:1" transform="scale(200)"/>
            <filter><feTurbulence numOctaves='8'/><feConvolveMatrix order='3 5'/></filter> | <filter><feTurbulence numOctaves="8"/><feConvolveMatrix order="3 5"/></filter>
            <marker/><path marker-end='url(#a)'/> | <path/>
            <title>Ünder</title> stray <g/>                                    | <title>Ünder</title><g/>
            """)
    void whatPicturesAreMadeOfStays(String body, String written) throws RefusedException {
        assertThat(body(sanitize("<svg" + XMLNS + " viewBox=\"0 0 1 1\">" + body + "</svg>"))).isEqualTo(written);
    }

    @Test
    void whatEditorsLeaveBehindIsLeftOutAndTold() throws RefusedException {
        SvgSanitizer.Svg svg = SvgSanitizer.sanitize("""
                \uFEFF<?xml version="1.0" encoding="utf-8"?>
                <!-- Generator: Adobe -->
                <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
                <svg:svg xmlns:svg="http://www.w3.org/2000/svg" xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:version="1" enable-background="new">
                <svg:metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><a xmlns="http://creativecommons.org/ns#"/></rdf:RDF></svg:metadata>
                <i:namedview/><svg:g id="Layer 1" data-name="x"><svg:animate attributeName="fill" to="red"/><?a b?></svg:g></svg:svg>
                """.getBytes(StandardCharsets.UTF_8));
        assertThat(new String(svg.bytes(), StandardCharsets.UTF_8)).isEqualTo("<svg" + XMLNS + "><g/></svg>");
        assertThat(svg.removed()).containsExactly("the document type", "the attribute \"i:version\"", "the attribute \"enable-background\"",
                "the element \"metadata\"", "the element \"namedview\"", "the attribute \"data-name\"", "the element \"animate\"", "an instruction");
    }

    @Test
    void whatWasWrittenIsTakenAgainAndStaysTheSame() throws RefusedException {
        String once = sanitize("<svg" + XMLNS + "><style>.a{fill:url( '#b' );font:1px 'x\\'&lt;y'}</style><g id='g' class=' a  c ' style='filter:url(#f)'><text>\n&amp;&gt;\t'</text></g></svg>");
        assertThat(sanitize(once)).isEqualTo(once);
    }

    @Test
    void theSentenceSaysWhere() {
        assertThatThrownBy(() -> sanitize("<svg" + XMLNS + ">\n  <script>1</script></svg>"))
                .hasMessageStartingWith("Line 2, column ").hasMessageEndingWith("The element \"script\" is not taken: it runs code.");
    }

    private static String body(String svg) {
        return svg.substring(svg.indexOf('>') + 1, svg.lastIndexOf("</svg>"));
    }

    static String sanitize(String svg) throws RefusedException {
        return new String(SvgSanitizer.sanitize(svg.getBytes(StandardCharsets.UTF_8)).bytes(), StandardCharsets.UTF_8);
    }
}
