package org.onsale.admission.organiser;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.onsale.admission.domain.LiveFigures;
import org.onsale.admission.domain.Wait;
import tools.jackson.databind.json.JsonMapper;

/** The one name that JSON and Java cannot share: {@code wait} is a method of every object. */
public interface LiveFiguresJson {
    @JsonProperty("wait")
    Wait expectedWait();

    /** Teaches the name. */
    static void addTo(JsonMapper.Builder json) {
        json.addMixIn(LiveFigures.class, LiveFiguresJson.class);
    }
}
