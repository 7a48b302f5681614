package dev.zhanggui.specimens.house.contexts_meet_only_at_their_api.application.people.spi;

public interface People {
    int count();
}
