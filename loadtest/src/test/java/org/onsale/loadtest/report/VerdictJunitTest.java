package org.onsale.loadtest.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class VerdictJunitTest {
    /** Parsed, and valid by what Surefire's and Jenkins' own schemas have in common. */
    private static Element suite(Report report) throws Exception {
        String xml = VerdictJunit.of(report);
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(VerdictJunitTest.class.getResource("/report/junit.xsd"))
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }

    private static List<Element> all(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    @Test
    void a_promise_is_a_test_case() throws Exception {
        Element suite = suite(Samples.of(Samples.kept()));

        assertThat(suite.getAttribute("tests")).isEqualTo("5");
        assertThat(suite.getAttribute("failures")).isEqualTo("0");
        assertThat(all(suite, "testcase").stream().map(test -> test.getAttribute("name")))
                .contains("strict cap", "first in line, first in");
        assertThat(all(suite, "testcase").get(0).getAttribute("classname")).isEqualTo("onsale.verdict.OnsaleSpike");
    }

    @Test
    void a_broken_promise_fails_with_the_text_of_its_breaches() throws Exception {
        Element suite = suite(Samples.of(Samples.broken()));

        assertThat(suite.getAttribute("failures")).isEqualTo("2");
        assertThat(all(suite, "failure").stream().map(Element::getTextContent))
                .anyMatch(text -> text.contains("0.001 s: 2 slots held with a cap of 1"))
                .anyMatch(text -> text.contains("3.000 s: buyer 2 had number 1 and was told 7"));
    }

    @Test
    void what_could_not_be_judged_fails_too() throws Exception {
        Element suite = suite(Samples.of(Samples.notJudged()));

        assertThat(all(suite, "failure").stream().map(failure -> failure.getAttribute("type")))
                .containsExactly("not judged");
    }

    @Test
    void the_run_is_told_whatever_it_is_named() throws Exception {
        assertThat(all(suite(Samples.of(Samples.kept())), "property").stream()
                        .map(property -> property.getAttribute("value")))
                .contains("replay-<1>", "mix & match", "made-up.csv (synthetic)");
    }
}
