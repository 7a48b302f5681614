package dev.zhanggui.specimens.house.nothing_is_generated_or_mocked;

import javax.inject.Inject;

final class Wired {
    @Inject
    Wired(String name) {
        assert !name.isEmpty();
    }
}
