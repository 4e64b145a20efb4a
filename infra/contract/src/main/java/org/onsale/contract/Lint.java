package org.onsale.contract;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.ArrayList;
import java.util.List;

/** The rules a description must keep. Each fault names where it is and what is wanted. */
public final class Lint {
    private Lint() {}

    /** All faults of a description; empty if it is sound. While references dangle nothing else is looked at. */
    public static List<String> faults(String text) {
        List<String> faults = new ArrayList<>(parserMessages(text));
        Description description = Description.parse(text);
        faults.addAll(WholeRules.faults(description));
        if (WholeRules.dangling(description).isEmpty()) {
            faults.addAll(OperationRules.faults(description));
            faults.addAll(ResponseRules.faults(description));
            faults.addAll(SchemaRules.faults(description));
        }
        return faults;
    }

    /** What the parser that client generators use has to say. */
    private static List<String> parserMessages(String text) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        List<String> messages =
                new OpenAPIV3Parser().readContents(text, List.of(), options).getMessages();
        return messages == null ? List.of() : messages;
    }
}
