package org.onsale.loadtest.report;

import java.util.Map;
import java.util.stream.Collectors;
import org.onsale.loadtest.verdict.Judgement;
import org.onsale.loadtest.verdict.Promise;

/**
 * A verdict for build servers: JUnit XML as Surefire writes and Jenkins, GitLab and others read it. One test case a promise; a
 * broken one is a failure with its first breaches, and so is one that could not be judged.
 */
public final class VerdictJunit {
    private static final String SUITE = "onsale.verdict";

    private VerdictJunit() {}

    public static String of(Report report) {
        Map<Promise, Judgement> judgements = report.verdict().judgements();
        long failures = judgements.values().stream()
                .filter(judgement -> !judgement.kept())
                .count();
        Markup xml = new Markup()
                .prolog()
                .open(
                        "testsuite",
                        "name",
                        SUITE,
                        "tests",
                        Integer.toString(judgements.size()),
                        "failures",
                        Long.toString(failures),
                        "errors",
                        "0",
                        "skipped",
                        "0",
                        "time",
                        Long.toString(report.run().tookSeconds()));
        xml.open("properties");
        report.run().words().forEach((name, value) -> xml.empty("property", "name", name, "value", value));
        xml.close();
        judgements.forEach((promise, judgement) -> testCase(xml, report, promise, judgement));
        return xml.close().toString();
    }

    private static void testCase(Markup xml, Report report, Promise promise, Judgement judgement) {
        String suite = SUITE + "." + report.run().plan().simulation();
        xml.open("testcase", "classname", suite, "name", promise.title(), "time", "0");
        if (judgement instanceof Judgement.Broken broken) {
            String first = broken.first().stream().map(Object::toString).collect(Collectors.joining("\n"));
            xml.element(
                    "failure",
                    "Breaches: " + broken.breaches() + ", the first of them:\n" + first,
                    "type",
                    judgement.word(),
                    "message",
                    judgement.seen());
        } else if (!judgement.kept()) {
            xml.element("failure", judgement.seen(), "type", judgement.word(), "message", judgement.seen());
        }
        xml.element("system-out", judgement.seen() + "\n" + testimonies(judgement))
                .close();
    }

    private static String testimonies(Judgement judgement) {
        return judgement.testimonies().stream()
                .map(each -> "%s: %d %s, breaches: %d"
                        .formatted(each.witness().title(), each.checked(), each.of(), each.breaches()))
                .collect(Collectors.joining("\n"));
    }
}
