package org.onsale.loadtest.replay;

import java.util.ArrayList;
import java.util.List;
import org.onsale.loadtest.verdict.Course;

/** How many buyers really began in each second of a run, in the form in which traces are read. */
final class ArrivalCurve {
    private ArrivalCurve() {}

    static List<String> csv(Course course) {
        List<String> lines = new ArrayList<>(course.arrivals().size() + 1);
        lines.add("offset_s,count");
        course.arrivals().forEach(second -> lines.add(second.second() + "," + second.buyers()));
        return lines;
    }
}
