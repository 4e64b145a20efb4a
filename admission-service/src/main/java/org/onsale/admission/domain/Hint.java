package org.onsale.admission.domain;

import java.util.List;

/**
 * One piece of advice beside the figures.
 *
 * @param code what it is about; stable, for programs
 * @param level {@code info}, {@code warning} or {@code alarm}
 * @param text one or two sentences for the organiser, with the figures they rest on
 */
public record Hint(String code, String level, String text) {
    static Hint info(String code, String text) {
        return new Hint(code, "info", text);
    }

    static Hint warning(String code, String text) {
        return new Hint(code, "warning", text);
    }

    static Hint alarm(String code, String text) {
        return new Hint(code, "alarm", text);
    }

    /** 0 for what presses most. */
    int urgency() {
        return List.of("alarm", "warning", "info").indexOf(level);
    }
}
