package dev.zhanggui.specimens.integrators.nothing_is_injected_into_fields;

import javax.inject.Inject;

final class Injected {
    @Inject
    private String name = "";

    String name() {
        return name;
    }
}
