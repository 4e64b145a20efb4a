package org.onsale.loadtest.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The page is well-formed XML too, so it can be read as such. */
class VerdictPageTest {
    private static Element page(Report report) throws Exception {
        DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        return parser.parse(new InputSource(new StringReader(VerdictPage.of(report))))
                .getDocumentElement();
    }

    private static List<Element> all(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    private static List<String> texts(Element parent, String name) {
        return all(parent, name).stream().map(Element::getTextContent).toList();
    }

    @Test
    void it_says_first_whether_every_promise_was_kept() throws Exception {
        assertThat(texts(page(Samples.of(Samples.kept())), "h1")).containsExactly("Every promise kept");
        assertThat(texts(page(Samples.of(Samples.broken())), "h1")).containsExactly("Not every promise kept");
    }

    @Test
    void each_promise_is_a_row_with_both_witnesses() throws Exception {
        Element promises = all(page(Samples.of(Samples.kept())), "tbody").get(0);

        assertThat(all(promises, "tr")).hasSize(5);
        assertThat(texts(all(promises, "tr").get(0), "th")).containsExactly("strict cap");
        assertThat(texts(all(promises, "tr").get(0), "td"))
                .startsWith("kept", "2 slots given, breaches: 0", "2 slots held, from answer to release, breaches: 0");
    }

    @Test
    void breaches_are_told_with_time_buyer_and_number() throws Exception {
        assertThat(texts(page(Samples.of(Samples.broken())), "td"))
                .containsSequence("3.0", "2", "1", "the buyers", "buyer 2 had number 1 and was told 7");
    }

    @Test
    void every_plot_has_a_name_a_description_and_a_table() throws Exception {
        Element page = page(Samples.of(Samples.kept()));

        assertThat(all(page, "figure")).hasSize(4).allSatisfy(figure -> {
            Element picture = all(figure, "svg").get(0);
            assertThat(picture.getAttribute("role")).isEqualTo("img");
            assertThat(picture.getAttribute("aria-labelledby").split(" "))
                    .containsExactly(
                            all(picture, "title").get(0).getAttribute("id"),
                            all(picture, "desc").get(0).getAttribute("id"));
            assertThat(all(figure, "table")).hasSize(1);
        });
        assertThat(texts(page, "title"))
                .contains("Arrivals per second", "Waiting", "Held against the cap", "Time to turn by time of arrival");
    }

    @Test
    void the_table_under_a_plot_has_its_figures() throws Exception {
        Element held = all(page(Samples.of(Samples.kept())), "figure").get(2);

        assertThat(texts(held, "td")).containsExactly("0:00", "1", "1", "0:05", "0", "1", "0:09", "1", "1");
    }

    @Test
    void what_was_not_seen_is_no_empty_picture() throws Exception {
        Report report = new Report(Samples.run(), Samples.kept(), List.of());

        assertThat(all(page(report), "figure")).hasSize(3);
        assertThat(texts(page(report), "p")).contains("Nothing was seen of it.");
    }

    @Test
    void synthetic_arrivals_are_named_so() throws Exception {
        assertThat(texts(page(Samples.of(Samples.kept())), "p"))
                .contains("The arrivals are synthetic: made up, not recorded (made-up.csv).");
    }

    @Test
    void it_asks_nothing_of_any_network() throws Exception {
        Element page = page(Samples.of(Samples.kept()));

        for (String element : List.of("script", "link", "img", "iframe", "object")) {
            assertThat(all(page, element)).as(element).isEmpty();
        }
        assertThat(texts(page, "style"))
                .allSatisfy(style -> assertThat(style).doesNotContain("url(", "@import", "<", "&"));
    }

    /** Within a style element HTML reads no escapes. */
    @Test
    void its_style_is_the_same_read_as_html() {
        String page = VerdictPage.of(Samples.of(Samples.kept()));

        assertThat(page.substring(page.indexOf("<style>"), page.indexOf("</style>")))
                .doesNotContain("&gt;", "&lt;", "&amp;");
    }
}
