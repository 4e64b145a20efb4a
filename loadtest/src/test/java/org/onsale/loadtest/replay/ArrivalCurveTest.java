package org.onsale.loadtest.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onsale.loadtest.verdict.Course;

final class ArrivalCurveTest {
    @Test
    void secondsWithArrivalsBecomeLinesOfATrace() {
        Course course = new Course(List.of(new Course.Arrivals(0, 2), new Course.Arrivals(3, 1)), List.of(), List.of());

        assertThat(ArrivalCurve.csv(course)).containsExactly("offset_s,count", "0,2", "3,1");
    }
}
