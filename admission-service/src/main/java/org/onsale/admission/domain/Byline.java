package org.onsale.admission.domain;

import java.util.Optional;

/**
 * Who makes a change, for the audit.
 *
 * @param why in their own words
 * @param request id of the HTTP request it came with
 */
public record Byline(String who, Optional<String> why, Optional<String> request) {

    /** Of somebody who gives no reason, such as the timetable. */
    public static Byline of(String who) {
        return new Byline(who, Optional.empty(), Optional.empty());
    }

    /** Of a part of the system that gives its reason. */
    public static Byline of(String who, String why) {
        return new Byline(who, Optional.of(why), Optional.empty());
    }
}
